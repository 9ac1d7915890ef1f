using System.Diagnostics.CodeAnalysis;
using ContactsApp.Domain;

namespace ContactsApp.Intake;

/// <summary>What the road does when the person looks like somebody who is here, or was removed.</summary>
public enum IntakeDecision
{
    /// <summary>Machines: sure matches are merged, doubtful ones wait for review. People: both are asked about first.</summary>
    Ask,
    /// <summary>A person has seen the notice and adds a new record anyway; an earlier removal is lifted.</summary>
    AddAnyway,
    /// <summary>What is said goes to <see cref="IncomingPerson.MergeInto"/>.</summary>
    Merge,
}

/// <summary>One observation on its way in.</summary>
public sealed record IncomingPerson
{
    /// <summary>Made by the client; becomes the public id of a new contact. The same id twice makes one.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where the source says the person works.</summary>
    public required long CompanyId { get; init; }

    /// <summary>Stable key of the record inside its source; the same record again is recognised by it.</summary>
    public required string RecordKey { get; init; }
    public required PersonFields Fields { get; init; }
    public required DateTime ObservedAt { get; init; }
    public required double Confidence { get; init; }
    public bool Verified { get; init; }
    public string? Evidence { get; init; }
    public IntakeDecision Decision { get; init; }

    /// <summary>Internal key of the contact the observation is about, for <see cref="IntakeDecision.Merge"/>.</summary>
    public long? MergeInto { get; init; }

    private PreparedPerson? prepared;

    /// <summary>What follows from <see cref="Fields"/>: given by sources that worked it out ahead, else worked out when it is first needed.</summary>
    [AllowNull]
    public PreparedPerson Prepared
    {
        get => ReferenceEquals(prepared?.Fields, Fields) ? prepared! : prepared = new PreparedPerson(Fields);
        init => prepared = value;
    }
}

/// <summary>Observations of one source document, carried through in one transaction.</summary>
public sealed record IntakeBatch(SourceDocument Document, Actor Actor, IReadOnlyList<IncomingPerson> People)
{
    public bool IsTyped => Document.Kind == SourceKind.Manual;

    /// <summary>
    /// True for a batch of a longer run: its leads are marked as due, and whoever runs it has them judged at the end, once each
    /// (<see cref="LeadJudge.MarkDueAsync"/>).
    /// </summary>
    public bool JudgeLater { get; init; }
}

/// <summary>What became of one observation, and why.</summary>
public sealed record IntakeResult(Guid Id, IntakeOutcome Outcome, string Reason, string Name, long? ContactId = null, Guid? ContactPublicId = null, long? ObservationId = null);

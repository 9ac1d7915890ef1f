using System.ComponentModel.DataAnnotations;
using ContactsApp.Domain;

namespace ContactsApp.Features.Touchpoints;

/// <summary>One entry of a timeline.</summary>
public sealed record TouchpointRow(
    Guid PublicId,
    DateTime At,
    TouchpointChannel Channel,
    string Kind,
    string Summary,
    string? Detail,
    int? Minutes,
    bool Inbound,
    double Weight,
    Guid? ContactPublicId,
    string? ContactName,
    string? LoggedByName,
    SourceKind Source);

/// <summary>A person of a lead's timeline and how much of it is theirs.</summary>
public sealed record TimelinePerson(Guid ContactPublicId, string Name, int Count);

/// <summary>What can be logged by hand.</summary>
public enum LogKind
{
    Call,
    Meeting,
    EmailSent,
    EmailReply,
    Note,
}

/// <summary>What a rep logs: a call, a meeting, an e-mail, a note.</summary>
public sealed class LogTouchpointForm
{
    /// <summary>Made once when the form opens: the same id twice is one touchpoint.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid LeadId { get; set; }
    public LogKind Kind { get; set; } = LogKind.Call;

    /// <summary>Who took part; each gets a touchpoint. Empty: tied to the lead only.</summary>
    public List<Guid> ContactIds { get; set; } = [];

    /// <summary>UTC; not in the future.</summary>
    public DateTime At { get; set; }

    [Required(ErrorMessage = "Say in a few words what happened.")]
    [StringLength(200, ErrorMessage = "The summary has at most 200 characters; put the rest into the details.")]
    public string Summary { get; set; } = "";

    [StringLength(4000, ErrorMessage = "The details have at most 4,000 characters.")]
    public string? Detail { get; set; }

    [Range(0, 1440, ErrorMessage = "Minutes are between 0 and 1,440.")]
    public int? Minutes { get; set; }
}

using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Interchange.Rows;
using ContactsApp.Intake;

namespace ContactsApp.Features.Interchange;

/// <summary>A row on its way: where it belongs, whom it names, what became of that. The same for a run and for its preview.</summary>
internal sealed class ImportTraveller
{
    private ImportTraveller(NumberedRow row, RowPlace place) => (Row, Place) = (row, place);

    public NumberedRow Row { get; }
    public RowPlace Place { get; }
    public IncomingPerson? Person { get; private set; }
    public IntakeResult? Result { get; set; }

    /// <summary>The row is a company that is taken, and nobody.</summary>
    public bool IsCompany => Row.Content.IsCompany && Place.Company is not null;

    /// <summary>Somebody is here, or waits for review, because of the row; or the company that it is about.</summary>
    public bool CameIn => IsCompany || Result is { Outcome: not (IntakeOutcome.Suppressed or IntakeOutcome.Failed) };

    /// <summary>What became of the row.</summary>
    public ImportOutcome Outcome =>
        Result is { } result ? OutcomeOf(result.Outcome)
        : !IsCompany ? Place.RefusedAs
        : Place.MadeLead is not null ? ImportOutcome.Created
        : Place.AddedDomain is not null || Place.AddedTags.Count > 0 ? ImportOutcome.Updated : ImportOutcome.Unchanged;

    /// <summary>Why, in words.</summary>
    public string? Reason => Result is not null ? Result.Reason
        : !IsCompany ? Place.Refusal
        : Place.MadeLead is not null ? "A new lead."
        : (Place.AddedDomain, Place.AddedTags) switch
        {
            (null, { Count: 0 }) => "This lead is here already.",
            ({ } domain, { Count: 0 }) => $"The domain {domain} was added to the lead.",
            (null, var tags) => $"Tagged {string.Join(", ", tags)}.",
            ({ } domain, var tags) => $"The domain {domain} was added to the lead, and it was tagged {string.Join(", ", tags)}.",
        };

    /// <summary>Finds out where a row belongs.</summary>
    public static ImportTraveller Of(NumberedRow row, OwnRecords own, ImportCompanies companies, ImportOptions options) => new(row, PlaceOf(row.Content, own, companies, options));

    /// <summary>Makes the person ready for the road, where the row names one and goes on.</summary>
    public void Pack(OwnRecords own, ImportOptions options)
    {
        if (Place.Company is null || IsCompany)
        {
            return;
        }

        Person = Incoming(options);
        if (own.Find(Row.Content.ExternalId) is { } known)
        {
            Goes(known);
        }
    }

    private static RowPlace PlaceOf(ContactRow row, OwnRecords own, ImportCompanies companies, ImportOptions options) =>
        row.Verdict == RowVerdict.Fail ? RowPlace.Failed(row.Reason)
        : row.Verdict != RowVerdict.Skip && !options.LeaveOutBadCells && row.CellNotes.FirstOrDefault(n => n.HoldsBack) is { } bad ? RowPlace.Failed(bad.Problem!)
        : !row.IsCompany && row.Verdict is RowVerdict.Take or RowVerdict.Review && own.Find(row.ExternalId) is { } known ? known.Place
        : row.Verdict == RowVerdict.Take ? companies.For(row)
        : RowPlace.Refused(row.Reason);

    // A row of our own export goes to its contact with what is news in it, or nowhere when it is an echo.
    private void Goes(OwnRecord known)
    {
        var news = known.News(Person!.Fields, Row.Content.ObservedOn);
        if (OwnRecord.IsEcho(news))
        {
            Result = new(Person.Id, IntakeOutcome.Unchanged, OwnRecords.Echo, known.Shown!.FullName, known.ContactId, known.PublicId);
            Person = null;
        }
        else
        {
            Person = Person with { Fields = news, Decision = IntakeDecision.Merge, MergeInto = known.ContactId, RecordKey = $"own:{known.PublicId:n}" };
        }
    }

    private IncomingPerson Incoming(ImportOptions options)
    {
        var row = Row.Content;
        var fields = Row.FieldsFor(options);
        return new()
        {
            Id = Guid.CreateVersion7(),
            CompanyId = Place.Company!.Id,
            RecordKey = ImportRecordKey.Of(row, fields, options.Layout, Place.Company.Id),
            Fields = fields,
            Prepared = Row.Prepared,
            ObservedAt = row.ObservedOn ?? options.TakenAt,
            Confidence = SourceConfidence.Of(SourceKind.Import),
            Evidence = $"line {row.Line}",
        };
    }

    /// <summary>What the road says, as reports of imports say it.</summary>
    public static ImportOutcome OutcomeOf(IntakeOutcome outcome) => outcome switch
    {
        IntakeOutcome.Created => ImportOutcome.Created,
        IntakeOutcome.Updated => ImportOutcome.Updated,
        IntakeOutcome.Proposed => ImportOutcome.Proposed,
        IntakeOutcome.Unchanged => ImportOutcome.Unchanged,
        IntakeOutcome.Suppressed => ImportOutcome.Suppressed,
        IntakeOutcome.NeedsReview => ImportOutcome.Review,
        IntakeOutcome.Failed => ImportOutcome.Failed,
    };
}

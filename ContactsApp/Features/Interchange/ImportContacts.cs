using ContactsApp.Data;
using ContactsApp.Data.Auditing;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Interchange.Rows;
using ContactsApp.Intake;

namespace ContactsApp.Features.Interchange;

/// <summary>Some rows of a file on their way in, inside one write.</summary>
/// <param name="JudgeLater">True for one of many steps: leads that were here are marked as due, and whoever runs the steps has them judged at the end (<see cref="DueLeads"/>).</param>
internal sealed record ImportStep(AppDbContext Db, SourceDocument Document, ImportOptions Options, Actor Actor, DateTime Now, bool JudgeLater);

/// <summary>A row of a file and its number.</summary>
/// <param name="Number">Number of the data row, from 1.</param>
internal sealed record NumberedRow(int Number, ContactRow Content)
{
    /// <summary>What follows from the row's words alone, where it was worked out ahead.</summary>
    public PreparedPerson? Prepared { get; init; }

    /// <summary>What the row says of its person, as the import reads it.</summary>
    public PersonFields FieldsFor(ImportOptions options) => Prepared?.Fields ?? FieldsOf(Content, options);

    /// <summary>Works out what follows from a row's words alone.</summary>
    public static NumberedRow Prepare(ContactRow row, ImportOptions options) => new(row.Number, row) { Prepared = new(FieldsOf(row, options)) };

    private static PersonFields FieldsOf(ContactRow row, ImportOptions options) => row.Person.Fields with { FillsOnly = options.OnlyFillEmpty };
}

/// <summary>What became of the rows of one step.</summary>
/// <param name="Rows">One for each row given, in the same order.</param>
/// <param name="LeadsMade">How many leads were made.</param>
/// <param name="Leads">Public ids of the leads whose people or facts changed.</param>
internal sealed record StepResult(IReadOnlyList<ImportRow> Rows, int LeadsMade, IReadOnlyCollection<Guid> Leads)
{
    /// <summary>Before the first step.</summary>
    public static readonly StepResult None = new([], 0, []);

    /// <summary>What became of this step's rows and the next one's.</summary>
    public StepResult And(StepResult next) => Rows.Count == 0 ? next : new([.. Rows, .. next.Rows], LeadsMade + next.LeadsMade, Leads.Union(next.Leads).ToHashSet());
}

/// <summary>
/// Carries rows of people down the road: company, person, opt-outs. The same code for a file of a hundred rows and of a million, for the
/// page and for the command line. Saves; the caller commits.
/// </summary>
public sealed class ImportContacts(IntakeRoad road, LeadJudge judge, NewLeads newLeads)
{
    internal async Task<StepResult> RunAsync(ImportStep step, IReadOnlyList<NumberedRow> rows, CancellationToken ct)
    {
        var db = step.Db;
        db.Audit.By = AuditBy.Intake;
        var companies = new ImportCompanies(db, step.Options, step.Actor, step.Now);
        var inOneCompany = rows.Select(r => step.Options.Company is { } all ? r with { Content = ImportTrial.InCompany(r.Content, all) } : r).ToList();
        OwnRecords own;
        List<ImportTraveller> travellers;
        using (IntakeMeter.Measure(IntakeStation.Place))
        {
            await companies.LoadAsync([.. inOneCompany.Select(r => r.Content)], ct);
            own = await OwnRecords.LoadAsync(db, inOneCompany.Select(r => r.Content.ExternalId), ct);
            travellers = inOneCompany.ConvertAll(r => ImportTraveller.Of(r, own, companies, step.Options));
            await companies.SaveAsync(newLeads, ct);
        }

        using (IntakeMeter.Measure(IntakeStation.Clean))
        {
            travellers.ForEach(t => t.Pack(own, step.Options));
        }

        var batch = new IntakeBatch(step.Document, step.Actor, [.. travellers.Select(t => t.Person).OfType<IncomingPerson>()]) { JudgeLater = step.JudgeLater };
        var results = (await road.RunAsync(db, batch, ct)).ToDictionary(r => r.Id);
        travellers.ForEach(t => t.Result = t.Person is { } person ? results[person.Id] : t.Result);
        await companies.ForgetAsync(travellers.Where(t => t.CameIn).Select(t => t.Place.Company!).ToHashSet(), newLeads, ct);
        var made = companies.Made.ToHashSet();
        var reported = new List<ImportRow>(rows.Count);
        foreach (var traveller in travellers)
        {
            reported.Add(await ReportAsync(db, traveller, made, ct));
        }

        await db.SaveChangesAsync(ct);
        // A domain that was learned is found by search at once. New leads stand in the list, and are judged with the people who come behind.
        var judgedNow = companies.Learned.Concat(step.JudgeLater ? [] : companies.Made.Select(l => l.Id).Concat(companies.Tagged)).Distinct().ToList();
        await judge.JudgeLeadsAsync(db, judgedNow, step.Now, ct);
        await LeadJudge.MarkDueAsync(db, step.JudgeLater ? companies.Tagged : [], step.Now, ct);
        return new(reported, companies.Made.Count, [.. travellers.Where(t => t.CameIn).Select(t => t.Place.Company!.Lead!.PublicId).Distinct()]);
    }

    private static async Task<ImportRow> ReportAsync(AppDbContext db, ImportTraveller traveller, HashSet<Lead> made, CancellationToken ct)
    {
        var (row, place, result) = (traveller.Row, traveller.Place, traveller.Result);
        var reported = new ImportRow
        {
            Row = row.Number,
            Line = row.Content.Line,
            Outcome = traveller.Outcome,
            // What is asked about names a person, and stands in the observation.
            Reason = result?.Outcome == IntakeOutcome.NeedsReview ? null : traveller.Reason,
            ContactId = result?.ContactId,
            ObservationId = result?.ObservationId,
            MemoryJson = ImportMemory.Of(place)?.ToJson(),
        };
        if (place.MadeLead is { } lead && made.Contains(lead))
        {
            (reported.LeadId, reported.MadeLead) = (lead.Id, true);
        }
        else if (traveller.IsCompany || reported.Outcome == ImportOutcome.Review)
        {
            // Where the question waits: the undo of another import leaves that lead alone.
            reported.LeadId = place.Company?.Lead?.Id;
        }

        if (row.Content.OptOut != DoNotContact.None && result?.ContactId is { } id && await db.Contacts.FindAsync([id], ct) is { } contact)
        {
            reported.OptOut = row.Content.OptOut;
            reported.OptOutSet = row.Content.OptOut & ~contact.DoNotContact;
            contact.DoNotContact |= row.Content.OptOut;
        }

        return reported;
    }
}

using System.Runtime.CompilerServices;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Features.Interchange.Reading;
using ContactsApp.Features.Interchange.Rows;
using ContactsApp.Intake;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>How a draft's file is read, for the screen.</summary>
/// <param name="Columns">None for plain lines.</param>
/// <param name="IsChosen">Somebody chose what its columns mean, now or for an earlier file.</param>
/// <param name="Fixed">Cells that were corrected.</param>
public sealed record DraftFile(string Layout, bool IsRecognised, bool NeedsMapping, IReadOnlyList<FileColumn> Columns, string? Encoding, char? Separator, bool IsChosen, int Fixed);

/// <summary>
/// Says what an import would do before it does: the rows are matched and decided like in a run, over all of the file, and nothing is written or
/// locked. Rows that the file itself would have brought in are known by <see cref="FileDuplicates"/>.
/// </summary>
public sealed class ImportForecaster(IDbContextFactory<AppDbContext> contexts, ImportSources sources, IntakeRoad road, ICurrentUser current, TimeProvider clock)
{
    private const int RowsAtOnce = 200;

    /// <summary>How the file of a draft is read; null when the import is gone, or is not the user's to see before it ran.</summary>
    /// <exception cref="FileNotFoundException">The file is not there any more.</exception>
    public async Task<DraftFile?> OpenAsync(Guid importId, CancellationToken ct)
    {
        if (await FindAsync(importId, ct) is not { } import)
        {
            return null;
        }

        var source = await sources.OpenAsync(import, ct);
        var table = source.Table;
        return new(
            source.Layout, table?.IsRecognised ?? false, source.NeedsMapping, table?.Columns ?? [], table?.Kind == FileKind.Table ? table.EncodingName : null, table?.Separator,
            import.MappingJson.Length > 0, ImportFixes.From(import.FixesJson).Count);
    }

    /// <summary>What each row would do, some at a time, in the order of the file.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ForecastRow>> RunAsync(Guid importId, [EnumeratorCancellation] CancellationToken ct)
    {
        if (await FindAsync(importId, ct) is not { } import)
        {
            yield break;
        }

        var source = await sources.OpenAsync(import, ct);
        var trial = new Trial(import.FileName, ImportOptions.Of(import), new Actor(import.CreatedById, import.CreatedByName));
        await foreach (var rows in RunAsync(trial, source.RowsAsync(0, domainOf: null, ct), ct))
        {
            yield return rows;
        }
    }

    /// <summary>The same for a file that was not uploaded, as the command line has it.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="options">What holds for all rows.</param>
    /// <param name="rows">The rows in the order of the file.</param>
    /// <param name="ct">Stops between two rows.</param>
    internal IAsyncEnumerable<IReadOnlyList<ForecastRow>> RunAsync(string name, ImportOptions options, IAsyncEnumerable<ContactRow> rows, CancellationToken ct) =>
        RunAsync(new Trial(name, options, Actor.Machine), rows, ct);

    private async IAsyncEnumerable<IReadOnlyList<ForecastRow>> RunAsync(Trial trial, IAsyncEnumerable<ContactRow> all, [EnumeratorCancellation] CancellationToken ct)
    {
        var duplicates = new FileDuplicates();
        var rows = new List<NumberedRow>(RowsAtOnce);
        await foreach (var row in all.WithCancellation(ct))
        {
            rows.Add(new(row.Number, trial.Options.Company is { } company ? ImportTrial.InCompany(row, company) : row));
            if (rows.Count == RowsAtOnce)
            {
                yield return await DecideAsync(trial, rows, duplicates, ct);
                rows.Clear();
            }
        }

        if (rows.Count > 0)
        {
            yield return await DecideAsync(trial, rows, duplicates, ct);
        }
    }

    /// <summary>What a bad cell should probably hold; null where nobody knows.</summary>
    /// <param name="row">The row it stands in.</param>
    /// <param name="note">What is wrong with it.</param>
    /// <param name="ct">Stops asking.</param>
    public async Task<string?> SuggestAsync(ContactRow row, CellNote note, CancellationToken ct)
    {
        if (note.Fix is not null || note.Like is not { } ending || row.Company.Name is not { } name || note.From.LastIndexOf('@') is not (var sign and > 0))
        {
            return note.Fix;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var key = Domain.Companies.CompanyName.Key(name);
        var domain = row.Company.Domain ?? await db.Companies.Where(c => c.NameKey == key && c.Domain != null).OrderBy(c => c.Id).Select(c => c.Domain).FirstOrDefaultAsync(ct);
        return domain is not null && domain.StartsWith(ending[1..], StringComparison.Ordinal) ? $"{note.From[..sign]}@{domain}" : null;
    }

    private async Task<Import?> FindAsync(Guid importId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // What is in a file is not everybody's to read before somebody has brought it in.
        return await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.PublicId == importId, ct) is { } import
            && await current.GetAsync(ct) is { } user && ImportStarter.MayChange(user, import) ? import : null;
    }

    private async Task<IReadOnlyList<ForecastRow>> DecideAsync(Trial trial, IReadOnlyList<NumberedRow> rows, FileDuplicates duplicates, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var options = trial.Options;
        var companies = new ImportCompanies(db, options, trial.Actor, now) { IsTrial = true };
        await companies.LoadAsync([.. rows.Select(r => r.Content)], ct);
        var own = await OwnRecords.LoadAsync(db, rows.Select(r => r.Content.ExternalId), ct);
        var decided = rows.Select(r => Begin(ImportTraveller.Of(r, own, companies, options), duplicates)).ToList();
        foreach (var (traveller, _) in decided.Where(d => d.Repeat is null))
        {
            traveller.Pack(own, options);
        }

        var document = new SourceDocument { Kind = SourceKind.Import, Name = trial.Name, TakenAt = options.TakenAt, ReceivedAt = now };
        var batch = new IntakeBatch(document, trial.Actor, [.. decided.Select(d => d.Traveller.Person).OfType<IncomingPerson>()]);
        var plans = (await road.PlanAsync(db, batch, companies.Made, ct)).ToDictionary(p => p.Result.Id);
        return decided.ConvertAll(d => Said(d.Traveller, d.Repeat, plans));
    }

    private static (ImportTraveller Traveller, Repeat? Repeat) Begin(ImportTraveller traveller, FileDuplicates duplicates) =>
        (traveller, traveller.Place.Company is null ? null : duplicates.Check(traveller.Row.Content));

    private static ForecastRow Said(ImportTraveller traveller, Repeat? repeat, Dictionary<Guid, IntakePlan> plans)
    {
        var content = traveller.Row.Content;
        if (repeat is { Line: var line, By: var by })
        {
            return repeat.Kind switch
            {
                RepeatKind.Same => new(content, ImportOutcome.Unchanged, $"Line {line} of the file says the same.", RepeatsRow: true),
                RepeatKind.Differs => new(content, content.IsCompany ? ImportOutcome.Unchanged : ImportOutcome.Updated, $"Line {line} of the file has {by} too.", RepeatsRow: true),
                RepeatKind.Ask => new(content, ImportOutcome.Review, $"Line {line} of the file has {by} under another name.", RepeatsRow: true),
            };
        }

        var plan = traveller.Person is { } person ? plans[person.Id] : null;
        traveller.Result = plan?.Result ?? traveller.Result;
        var isNew = traveller.Place.MadeLead is not null && traveller.CameIn;
        return new(content, traveller.Outcome, traveller.Reason, plan?.Fields ?? 0, isNew ? traveller.Place.Company!.Name : null);
    }

    /// <summary>What is looked at.</summary>
    /// <param name="Name">The file's name.</param>
    /// <param name="Actor">Who would import it.</param>
    private sealed record Trial(string Name, ImportOptions Options, Actor Actor);
}

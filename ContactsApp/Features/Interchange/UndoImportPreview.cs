using ContactsApp.Data;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>A person whom an undo leaves here.</summary>
public sealed record UndoStay(Guid ContactId, Guid? LeadId, string Name, string Reason);

/// <summary>Values of one person that change, or that stay because somebody changed them since.</summary>
public sealed record UndoChange(Guid ContactId, Guid? LeadId, string Name, IReadOnlyList<UndoValue> Values);

/// <summary>What the undo of an import would do.</summary>
/// <param name="Gone">People who go: the import made them, and nobody did anything with them since.</param>
/// <param name="Back">People who were here before and whose values come back.</param>
/// <param name="Stays">People whom the import made and who stay.</param>
/// <param name="Kept">People with values that somebody changed since, which stay.</param>
/// <param name="Leads">Leads that go.</param>
public sealed record UndoPreview(
    int Gone, int Back, int Stays, int Kept, int Leads, IReadOnlyList<UndoStay> StayList, IReadOnlyList<UndoChange> BackList, IReadOnlyList<UndoChange> KeptList);

/// <summary>Says what undoing an import would do, by the same rules as the undo itself, and changes nothing.</summary>
public sealed class UndoImportPreview(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Entries of each list; the counts go on.</summary>
    public const int Listed = 200;

    private const int AtOnce = 500;

    /// <summary>Null when there is no such import.</summary>
    public async Task<UndoPreview?> PreviewAsync(Guid importId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.PublicId == importId, ct) is not { } import)
        {
            return null;
        }

        var tally = new Tally();
        var through = import.UndoneThrough;
        while (await db.ImportRows.AsNoTracking().Where(r => r.ImportId == import.Id && r.Row > through).OrderBy(r => r.Row).Take(AtOnce).ToListAsync(ct) is { Count: > 0 } rows)
        {
            foreach (var contact in (await UndoImportLoader.LoadAsync(db, import, rows, ct)).Values)
            {
                tally.Add(contact);
            }

            through = rows[^1].Row;
        }

        return tally.ToPreview(await LeadsAsync(db, import, tally, ct));
    }

    private static async Task<int> LeadsAsync(AppDbContext db, Import import, Tally tally, CancellationToken ct)
    {
        var made = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved])
            .Where(l => db.ImportRows.Any(r => r.ImportId == import.Id && r.MadeLead && r.LeadId == l.Id))
            .Where(UndoImportRules.NobodyTouched(db, import.Id))
            .Select(l => new { l.CompanyId, People = db.Contacts.IgnoreQueryFilters(new[] { AppDbContext.NotRemoved }).Count(c => c.CompanyId == l.CompanyId) })
            .ToListAsync(ct);
        return made.Count(l => l.People == tally.GoneFrom(l.CompanyId));
    }

    /// <summary>Counts each person once, however many rows speak of them.</summary>
    private sealed class Tally
    {
        private readonly HashSet<long> seen = [];
        private readonly Dictionary<long, int> goneByCompany = [];
        private readonly List<UndoStay> stayList = [];
        private readonly List<UndoChange> backList = [], keptList = [];
        private int gone, back, stays, kept;

        public void Add(UndoImportContact contact)
        {
            if (!seen.Add(contact.Facts.ContactId))
            {
                return;
            }

            var verdict = UndoImportVerdict.Of(contact.Facts);
            if (verdict.Outcome == UndoOutcome.Gone)
            {
                gone++;
                goneByCompany[contact.CompanyId] = GoneFrom(contact.CompanyId) + 1;
            }
            else if (verdict.Outcome == UndoOutcome.Stays)
            {
                stays++;
                Keep(stayList, new(contact.PublicId, contact.LeadId, contact.Name, verdict.Reason!));
            }
            else if (verdict.Outcome == UndoOutcome.Back)
            {
                back++;
                Keep(backList, new(contact.PublicId, contact.LeadId, contact.Name, verdict.Back));
            }

            if (verdict.Kept.Count > 0)
            {
                kept++;
                Keep(keptList, new(contact.PublicId, contact.LeadId, contact.Name, verdict.Kept));
            }
        }

        public int GoneFrom(long company) => goneByCompany.GetValueOrDefault(company);

        public UndoPreview ToPreview(int leads) => new(gone, back, stays, kept, leads, stayList, backList, keptList);

        private static void Keep<T>(List<T> list, T entry)
        {
            if (list.Count < Listed)
            {
                list.Add(entry);
            }
        }
    }
}

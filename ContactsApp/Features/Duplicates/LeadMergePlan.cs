using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ContactsApp.Components.Shared;
using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>What a person chose for the merge of two leads; what is not chosen comes from the one that stays, and from the other where that says nothing.</summary>
public sealed record LeadMergeChoices
{
    /// <summary>Which lead stays; null for the one with more attached.</summary>
    public Guid? Survivor { get; init; }

    /// <summary>Whose fact is taken, where the two differ.</summary>
    public IReadOnlyDictionary<LeadMergeField, Guid> Fields { get; init; } = new Dictionary<LeadMergeField, Guid>();

    /// <summary>The same with one fact taken from one of both.</summary>
    public LeadMergeChoices Take(LeadMergeField field, Guid from) => this with { Fields = new Dictionary<LeadMergeField, Guid>(Fields) { [field] = from } };
}

/// <summary>A fact of a lead or its company that is chosen when two are merged; technologies and notes of both are kept.</summary>
public enum LeadMergeField
{
    Name,
    Domain,
    Website,
    Description,
    Industry,
    Employees,
    Revenue,
    Founded,
    Country,
    City,
    LinkedInUrl,
    Owner,
    State,
    Stage,
}

/// <summary>One of two leads to be merged, with what hangs on it.</summary>
/// <param name="Lead">With its company and the company's domains; not tracked.</param>
internal sealed record MergedLead(Lead Lead, string? OwnerName, int People, int Touchpoints, int Roles)
{
    /// <summary>How much hangs on it.</summary>
    public int Attached => People + Touchpoints + Roles;

    /// <summary>Reads both; null for one that is gone.</summary>
    public static async Task<(MergedLead? Left, MergedLead? Right)> LoadAsync(AppDbContext db, Guid left, Guid right, CancellationToken ct) =>
        (await LoadAsync(db, left, ct), await LoadAsync(db, right, ct));

    private static async Task<MergedLead?> LoadAsync(AppDbContext db, Guid id, CancellationToken ct)
    {
        var lead = await db.Leads.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(l => l.Company).ThenInclude(c => c.Aliases).FirstOrDefaultAsync(l => l.PublicId == id, ct);
        return lead is null ? null : new(
            lead,
            lead.OwnerId is null ? null : await db.Users.Where(u => u.Id == lead.OwnerId).Select(u => u.DisplayName).FirstOrDefaultAsync(ct),
            await db.Contacts.CountAsync(c => c.CompanyId == lead.CompanyId, ct),
            await db.Touchpoints.CountAsync(t => t.LeadId == lead.Id, ct),
            await db.RoleAssignments.CountAsync(r => r.LeadId == lead.Id && r.State != RoleState.Suggested, ct));
    }
}

/// <summary>What merging two leads by some choices means, worked out before anything is stored. Pure.</summary>
internal sealed class LeadMergePlan
{
    private readonly LeadMergeChoices choices;

    private LeadMergePlan(MergedLead left, MergedLead right, LeadMergeChoices choices)
    {
        (Left, Right, this.choices) = (left, right, choices);
        Survivor = choices.Survivor == right.Lead.PublicId || (choices.Survivor != left.Lead.PublicId && IsFirst(right, left)) ? right : left;
        Away = Survivor == left ? right : left;
        Company = CompanyOf();
    }

    public MergedLead Left { get; }

    public MergedLead Right { get; }

    public MergedLead Survivor { get; }

    public MergedLead Away { get; }

    /// <summary>The facts of the company as they will be, notes of the lead included.</summary>
    public CompanyMemory Company { get; }

    public StateMemory State => StateMemory.Of(Of(LeadMergeField.State).Lead) with { LeadId = Survivor.Lead.Id };

    public StageMemory Stage => StageMemory.Of(Of(LeadMergeField.Stage).Lead) with { LeadId = Survivor.Lead.Id };

    public string? OwnerId => Of(LeadMergeField.Owner).Lead.OwnerId;

    public string? OwnerName => Of(LeadMergeField.Owner).OwnerName;

    /// <summary>Owners of one of both who do not own the merged lead. Their own lead somebody may give up; that of others is a manager's to give away.</summary>
    public IReadOnlyList<LeadOwner> Losing => [.. new[] { Survivor, Away }.Where(s => s.Lead.OwnerId is { } owner && owner != OwnerId).Select(s => new LeadOwner(s.Lead.OwnerId!, s.OwnerName ?? "Somebody"))];

    public static LeadMergePlan Of(MergedLead left, MergedLead right, LeadMergeChoices choices) => new(left, right, choices);

    /// <summary>What the two looked like, as one text: an equal one means that nobody changed a fact since.</summary>
    public string Seen()
    {
        var text = new StringBuilder();
        foreach (var side in new[] { Left, Right }.OrderBy(s => s.Lead.Id))
        {
            var l = side.Lead;
            text.Append(CultureInfo.InvariantCulture, $"{l.Id}|{l.OwnerId}|{l.SalesState}|{l.DisqualifiedReason}|{l.Stage}|{l.StagePinned}|{l.RemovedAt:O}|{l.MergedIntoId}|{JsonSerializer.Serialize(CompanyMemory.Of(l))}|");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }

    /// <summary>The rows of the page.</summary>
    public IReadOnlyList<LeadMergeRow> Rows() => [.. Enum.GetValues<LeadMergeField>()
        .Select(f => new LeadMergeRow(f, Shown(Left, f), Shown(Right, f), Of(f).Lead.PublicId, f == LeadMergeField.Owner && Survivor.Lead.OwnerId is not null)).Where(r => r.Left.Length > 0 || r.Right.Length > 0)];

    /// <summary>What somebody should know before they merge.</summary>
    public IReadOnlyList<string> Warnings()
    {
        var all = new List<string>();
        if (Survivor.Lead.OwnerId is not null && Away.Lead.OwnerId is not null && Survivor.Lead.OwnerId != Away.Lead.OwnerId)
        {
            all.Add($"They have two owners. {OwnerName} owns the merged lead.");
        }

        if (Left.Lead.SalesState != Right.Lead.SalesState && (Left.Lead.SalesState == SalesState.Disqualified || Right.Lead.SalesState == SalesState.Disqualified))
        {
            all.Add($"One of them is disqualified. The merged lead is {LeadWords.Of(State.State)}.");
        }

        return all;
    }

    /// <summary>Whose fact is taken.</summary>
    private MergedLead Of(LeadMergeField field) => choices.Fields.TryGetValue(field, out var chosen) ? (chosen == Left.Lead.PublicId ? Left : Right)
        : field switch
        {
            LeadMergeField.State => Further(s => s.Lead.SalesState == SalesState.Disqualified ? -1 : (int)s.Lead.SalesState),
            LeadMergeField.Stage => Further(s => (s.Lead.StagePinned ? 100 : 0) + (int)s.Lead.Stage),
            _ => Shown(Survivor, field).Length > 0 ? Survivor : Away,
        };

    private MergedLead Further(Func<MergedLead, int> rank) => rank(Away) > rank(Survivor) ? Away : Survivor;

    private static bool IsFirst(MergedLead one, MergedLead other) =>
        (one.Attached, other.Lead.CreatedAt, other.Lead.Id).CompareTo((other.Attached, one.Lead.CreatedAt, one.Lead.Id)) > 0;

    private CompanyMemory CompanyOf()
    {
        var (mine, theirs) = (CompanyMemory.Of(Survivor.Lead), CompanyMemory.Of(Away.Lead));
        var merged = mine;
        foreach (var field in Enum.GetValues<LeadMergeField>().Where(f => f < LeadMergeField.Owner))
        {
            merged = (Of(field) == Survivor ? mine : theirs).Only(FactOf(field), merged);
        }

        return merged with
        {
            Domains = [.. mine.Domains.Union(theirs.Domains).Order()],
            Technologies = [.. mine.Technologies.Union(theirs.Technologies, StringComparer.OrdinalIgnoreCase)],
            Notes = mine.Notes is { Length: > 0 } own ? theirs.Notes is { Length: > 0 } other && !own.Contains(other, StringComparison.Ordinal) ? $"{own}\n\n{other}" : own : theirs.Notes,
        };
    }

    /// <summary>The fact of the company behind a row.</summary>
    internal static CompanyField FactOf(LeadMergeField field) => Enum.Parse<CompanyField>(field.ToString());

    private static string Shown(MergedLead side, LeadMergeField field) => field switch
    {
        LeadMergeField.Owner => side.OwnerName ?? "",
        LeadMergeField.State => Say.Of(side.Lead.SalesState),
        LeadMergeField.Stage => side.Lead.StagePinned ? $"{Say.Of(side.Lead.Stage)}, pinned" : Say.Of(side.Lead.Stage),
        _ => CompanyValues.Shown(side.Lead, FactOf(field)) ?? "",
    };
}

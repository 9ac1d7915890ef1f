using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Features.Interchange.Rows;

namespace ContactsApp.Features.Interchange;

/// <summary>What one row of a file would do.</summary>
/// <param name="Fields">How many shown values of a person it would change.</param>
/// <param name="NewCompany">Name of the company that would be made for it; null where it is here.</param>
/// <param name="RepeatsRow">It repeats an earlier row of the file.</param>
public sealed record ForecastRow(ContactRow Content, ImportOutcome Outcome, string? Reason, int Fields = 0, string? NewCompany = null, bool RepeatsRow = false);

/// <summary>What a whole file would do, as far as its rows were looked at. Keeps counts for all rows and the first rows of each kind.</summary>
public sealed class ImportForecast
{
    /// <summary>As many rows of each kind are kept to be shown.</summary>
    public const int MostShown = 500;

    private readonly ImportCounts counts = new();
    private readonly Dictionary<string, string> companies = [];
    private readonly Dictionary<string, int> like = [];
    private readonly Dictionary<string, List<ForecastRow>> shown = RowFilter.All.ToDictionary(f => f.Label, _ => new List<ForecastRow>());

    /// <summary>Rows by outcome.</summary>
    public OutcomeCounts Counts => OutcomeCounts.Of(counts);

    /// <summary>Rows that were looked at.</summary>
    public int Done => counts.Total;

    /// <summary>Companies that would be made, in the order of the file.</summary>
    public IReadOnlyCollection<string> NewCompanies => companies.Values;

    /// <summary>Rows that repeat an earlier row of the file.</summary>
    public int Repeats { get; private set; }

    /// <summary>Rows that say nothing about when they were true.</summary>
    public int Undated { get; private set; }

    /// <summary>Rows with an address that is none, or another cell that somebody should look at.</summary>
    public int WithProblems { get; private set; }

    /// <summary>Rows that come in, new or changed.</summary>
    public int ComeIn => Counts.Of([ImportOutcome.Created, ImportOutcome.Updated, ImportOutcome.Proposed]);

    /// <summary>The first rows that a filter shows.</summary>
    public IReadOnlyList<ForecastRow> Shown(RowFilter filter) => shown[filter.Label];

    /// <summary>How many cells lack the same as this one; 0 where each stands alone.</summary>
    public int Like(CellNote note) => note.Like is { } key ? like.GetValueOrDefault(key) - 1 : 0;

    /// <summary>Counts one more row.</summary>
    public void Add(ForecastRow row)
    {
        counts.Add(row.Outcome);
        Repeats += row.RepeatsRow ? 1 : 0;
        Undated += row.Content is { ObservedOn: null, IsCompany: false } && row.Outcome is not (ImportOutcome.Skipped or ImportOutcome.Failed) ? 1 : 0;
        WithProblems += row.Content.HasProblem ? 1 : 0;
        if (row.NewCompany is { } name)
        {
            companies.TryAdd(row.Content.Company.Domain ?? CompanyName.Key(name), name);
        }

        foreach (var key in row.Content.CellNotes.Select(n => n.Like).OfType<string>())
        {
            like[key] = like.GetValueOrDefault(key) + 1;
        }

        foreach (var filter in RowFilter.All.Where(f => f.Outcomes.Count == 0 || f.Outcomes.Contains(row.Outcome)))
        {
            if (shown[filter.Label].Count < MostShown)
            {
                shown[filter.Label].Add(row);
            }
        }
    }
}

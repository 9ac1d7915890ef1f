using System.Globalization;
using ContactsApp.Domain.Icp;

namespace ContactsApp.Domain.Scoring;

/// <summary>Judges one company against single criteria; its texts are prepared once.</summary>
internal sealed class CriterionCheck(CompanyFacts facts)
{
    private readonly string industry = WordText.Of(facts.Industry);
    private readonly string country = CountryNames.Key(facts.Country);
    private readonly string[] technologies = [.. facts.Technologies.Select(WordText.Of).Where(t => t.Length > 0)];
    private readonly string prose = string.Concat(
        WordText.Of(facts.Description), WordText.Of(string.Join(" , ", facts.Tags)));

    /// <summary>The state from the ICP's point of view (a disqualifier that applies is Missed), in words.</summary>
    internal (FitReasonState State, string Words) Judge(CompanyCriterion criterion)
    {
        var (state, words) = criterion.Kind switch
        {
            CriterionKind.Industry => Industry(criterion),
            CriterionKind.Employees => Range(criterion, facts.EmployeesMin, facts.EmployeesMax),
            CriterionKind.Revenue => Range(criterion, facts.RevenueMin, facts.RevenueMax),
            CriterionKind.Country => Country(criterion),
            CriterionKind.Technology => Technology(criterion),
            CriterionKind.Keyword => Keyword(criterion),
        };

        return (criterion.Need, state) switch
        {
            (CriterionNeed.Disqualifier, FitReasonState.Met) => (FitReasonState.Missed, $"{words}, which rules it out"),
            (CriterionNeed.Disqualifier, FitReasonState.Missed) => (FitReasonState.Met, words),
            (CriterionNeed.MustHave, FitReasonState.Missed) => (state, $"{words}; a missed must-have caps the fit at {IcpFit.CapWithoutMustHave}"),
            _ => (state, words),
        };
    }

    private (FitReasonState State, string Words) Industry(CompanyCriterion criterion)
    {
        if (industry.Length == 0)
        {
            return (FitReasonState.Unknown, "Industry unknown");
        }

        var hit = criterion.Values.FirstOrDefault(v => WordText.Has(industry, WordText.Of(v)));
        return hit is null
            ? (FitReasonState.Missed, $"{facts.Industry!.Trim()} is not {CriterionWords.List(criterion.Values)}")
            : (FitReasonState.Met, $"Industry {facts.Industry!.Trim()}");
    }

    private (FitReasonState State, string Words) Country(CompanyCriterion criterion)
    {
        if (country.Length == 0)
        {
            return (FitReasonState.Unknown, "Country unknown");
        }

        return criterion.Values.Any(v => CountryNames.Key(v) == country)
            ? (FitReasonState.Met, $"Country {facts.Country!.Trim()}")
            : (FitReasonState.Missed, $"{facts.Country!.Trim()} is not {CriterionWords.List(criterion.Values)}");
    }

    private (FitReasonState State, string Words) Technology(CompanyCriterion criterion)
    {
        if (technologies.Length == 0)
        {
            return (FitReasonState.Unknown, "Technologies unknown");
        }

        var hit = criterion.Values.FirstOrDefault(v => technologies.Any(t => WordText.Has(t, WordText.Of(v))));
        return hit is null
            ? (FitReasonState.Missed, $"Does not use {CriterionWords.List(criterion.Values)} as far as known")
            : (FitReasonState.Met, $"Uses {hit}");
    }

    private (FitReasonState State, string Words) Keyword(CompanyCriterion criterion)
    {
        var hit = criterion.Values.FirstOrDefault(v => WordText.Has(prose, WordText.Of(v)) || WordText.Has(industry, WordText.Of(v)));
        if (hit is not null)
        {
            return (FitReasonState.Met, $"Described with \"{hit}\"");
        }

        return prose.Length == 0
            ? (FitReasonState.Unknown, "No description or tags to look in")
            : (FitReasonState.Missed, $"Not described with {CriterionWords.List(criterion.Values)}");
    }

    private static (FitReasonState State, string Words) Range(CompanyCriterion criterion, decimal? low, decimal? high)
    {
        var name = CriterionWords.Name(criterion);
        if (low is null && high is null)
        {
            return (FitReasonState.Unknown, $"{name} unknown");
        }

        (low, high) = low > high ? (high, low) : (low ?? 0, high);
        var have = CriterionWords.Range(criterion.Kind, low, high);
        var wanted = CriterionWords.Range(criterion.Kind, criterion.Min, criterion.Max);
        return Inside(criterion, low!.Value, high) switch
        {
            true => (FitReasonState.Met, $"{have}, within {wanted}"),
            false => (FitReasonState.Missed, $"{have}, not {wanted}"),
            null => (FitReasonState.Unknown, $"{have}: too wide to say whether it is {wanted}"),
        };
    }

    /// <summary>
    /// A range that lies partly inside counts by its middle. An open one ("500 or more") has none: it stays unknown unless it
    /// lies wholly inside or outside.
    /// </summary>
    private static bool? Inside(CompanyCriterion criterion, decimal low, decimal? high)
    {
        var min = criterion.Min ?? 0;
        var max = criterion.Max ?? decimal.MaxValue;
        if (low > max || high < min)
        {
            return false;
        }

        if (low >= min && (high ?? decimal.MaxValue) <= max)
        {
            return true;
        }

        return high is null ? null : (low + high) / 2 >= min && (low + high) / 2 <= max;
    }
}

/// <summary>How criteria are put into words.</summary>
internal static class CriterionWords
{
    private const int ShownValues = 3;

    internal static string Name(CompanyCriterion criterion) => criterion.Kind switch
    {
        CriterionKind.Industry => "Industry",
        CriterionKind.Employees => "Employees",
        CriterionKind.Revenue => "Revenue",
        CriterionKind.Country => "Country",
        CriterionKind.Technology => "Technologies",
        CriterionKind.Keyword => "Keywords",
    };

    internal static string Wanted(CompanyCriterion criterion) =>
        criterion.Kind is CriterionKind.Employees or CriterionKind.Revenue
            ? $"{Name(criterion)} {Range(criterion.Kind, criterion.Min, criterion.Max)}"
            : $"{Name(criterion)} {List(criterion.Values)}";

    /// <summary>"Software, Energy, Logistics or 3 more".</summary>
    internal static string List(IReadOnlyList<string> values)
    {
        var shown = values.Take(ShownValues).ToList();
        var more = values.Count - shown.Count;
        return more > 0 ? $"{string.Join(", ", shown)} or {more} more"
            : shown.Count < 2 ? string.Concat(shown)
            : $"{string.Join(", ", shown.SkipLast(1))} or {shown[^1]}";
    }

    internal static string Range(CriterionKind kind, decimal? low, decimal? high)
    {
        var (before, after) = kind == CriterionKind.Revenue ? ("$", " M") : ("", " people");
        string N(decimal? n) => n!.Value.ToString("#,0.##", CultureInfo.InvariantCulture);
        return (low, high) switch
        {
            (null or 0, null) => $"any {(kind == CriterionKind.Revenue ? "revenue" : "number of people")}",
            (null or 0, _) => $"up to {before}{N(high)}{after}",
            (_, null) => $"{before}{N(low)}{after} or more",
            _ when low == high => $"{before}{N(low)}{after}",
            _ => $"{before}{N(low)} to {N(high)}{after}",
        };
    }
}

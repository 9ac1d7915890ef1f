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
    internal (FitReasonState State, string Words) Judge(PreparedCriterion prepared)
    {
        var criterion = prepared.Criterion;
        var (state, words) = criterion.Kind switch
        {
            CriterionKind.Industry => Industry(prepared),
            CriterionKind.Employees => Range(criterion, facts.EmployeesMin, facts.EmployeesMax),
            CriterionKind.Revenue => Range(criterion, facts.RevenueMin, facts.RevenueMax),
            CriterionKind.Country => Country(prepared),
            CriterionKind.Technology => Technology(prepared),
            CriterionKind.Keyword => Keyword(prepared),
        };

        return (criterion.Need, state) switch
        {
            (CriterionNeed.Disqualifier, FitReasonState.Met) => (FitReasonState.Missed, $"{words}, which rules it out"),
            (CriterionNeed.Disqualifier, FitReasonState.Missed) => (FitReasonState.Met, words),
            (CriterionNeed.MustHave, FitReasonState.Missed) => (state, $"{words}; a missed must-have caps the fit at {IcpFit.CapWithoutMustHave}"),
            _ => (state, words),
        };
    }

    /// <summary>The same state without words, for counting many companies.</summary>
    internal FitReasonState StateOf(PreparedCriterion prepared)
    {
        var criterion = prepared.Criterion;
        var state = criterion.Kind switch
        {
            CriterionKind.Industry => industry.Length == 0 ? FitReasonState.Unknown : Found(prepared.Find(industry)),
            CriterionKind.Employees => RangeState(criterion, facts.EmployeesMin, facts.EmployeesMax),
            CriterionKind.Revenue => RangeState(criterion, facts.RevenueMin, facts.RevenueMax),
            CriterionKind.Country => country.Length == 0 ? FitReasonState.Unknown : Found(prepared.IsCountry(country) ? country : null),
            CriterionKind.Technology => technologies.Length == 0 ? FitReasonState.Unknown : Found(prepared.FindInAny(technologies)),
            CriterionKind.Keyword => KeywordState(prepared),
        };
        return (criterion.Need, state) switch
        {
            (CriterionNeed.Disqualifier, FitReasonState.Met) => FitReasonState.Missed,
            (CriterionNeed.Disqualifier, FitReasonState.Missed) => FitReasonState.Met,
            _ => state,
        };
    }

    private (FitReasonState State, string Words) Industry(PreparedCriterion prepared)
    {
        if (industry.Length == 0)
        {
            return (FitReasonState.Unknown, "Industry unknown");
        }

        return prepared.Find(industry) is null
            ? (FitReasonState.Missed, $"{facts.Industry!.Trim()} is not {CriterionWords.List(prepared.Criterion.Values)}")
            : (FitReasonState.Met, $"Industry {facts.Industry!.Trim()}");
    }

    private (FitReasonState State, string Words) Country(PreparedCriterion prepared)
    {
        if (country.Length == 0)
        {
            return (FitReasonState.Unknown, "Country unknown");
        }

        return prepared.IsCountry(country)
            ? (FitReasonState.Met, $"Country {facts.Country!.Trim()}")
            : (FitReasonState.Missed, $"{facts.Country!.Trim()} is not {CriterionWords.List(prepared.Criterion.Values)}");
    }

    private (FitReasonState State, string Words) Technology(PreparedCriterion prepared)
    {
        if (technologies.Length == 0)
        {
            return (FitReasonState.Unknown, "Technologies unknown");
        }

        return prepared.FindInAny(technologies) is { } hit
            ? (FitReasonState.Met, $"Uses {hit}")
            : (FitReasonState.Missed, $"Does not use {CriterionWords.List(prepared.Criterion.Values)} as far as known");
    }

    private (FitReasonState State, string Words) Keyword(PreparedCriterion prepared) => KeywordState(prepared) switch
    {
        FitReasonState.Met => (FitReasonState.Met, $"Described with \"{prepared.Find(prose, industry)}\""),
        FitReasonState.Unknown => (FitReasonState.Unknown, "No description or tags to look in"),
        FitReasonState.Missed => (FitReasonState.Missed, $"Not described with {CriterionWords.List(prepared.Criterion.Values)}"),
    };

    private FitReasonState KeywordState(PreparedCriterion prepared) =>
        prepared.Find(prose, industry) is not null ? FitReasonState.Met
        : prose.Length == 0 ? FitReasonState.Unknown
        : FitReasonState.Missed;

    private static FitReasonState Found(string? hit) => hit is null ? FitReasonState.Missed : FitReasonState.Met;

    private static FitReasonState RangeState(CompanyCriterion criterion, decimal? low, decimal? high)
    {
        if (low is null && high is null)
        {
            return FitReasonState.Unknown;
        }

        (low, high) = low > high ? (high, low) : (low ?? 0, high);
        return Inside(criterion, low!.Value, high) switch { true => FitReasonState.Met, false => FitReasonState.Missed, null => FitReasonState.Unknown };
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

/// <summary>One criterion with its values made comparable.</summary>
internal sealed class PreparedCriterion(CompanyCriterion criterion)
{
    private readonly (string Shown, string Key)[] values =
        [.. criterion.Values.Select(v => (v, criterion.Kind == CriterionKind.Country ? CountryNames.Key(v) : WordText.Of(v)))];

    internal CompanyCriterion Criterion { get; } = criterion;

    /// <summary>The first value, as the profile writes it, that stands in the text; null for none.</summary>
    internal string? Find(string text)
    {
        foreach (var (shown, key) in values)
        {
            if (WordText.Has(text, key))
            {
                return shown;
            }
        }

        return null;
    }

    /// <summary>The first value that stands in either text.</summary>
    internal string? Find(string text, string other)
    {
        foreach (var (shown, key) in values)
        {
            if (WordText.Has(text, key) || WordText.Has(other, key))
            {
                return shown;
            }
        }

        return null;
    }

    /// <summary>The first value that stands in any of the texts.</summary>
    internal string? FindInAny(string[] texts)
    {
        foreach (var (shown, key) in values)
        {
            foreach (var text in texts)
            {
                if (WordText.Has(text, key))
                {
                    return shown;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a country's key is one of the values'.</summary>
    internal bool IsCountry(string country)
    {
        foreach (var (_, key) in values)
        {
            if (key == country)
            {
                return true;
            }
        }

        return false;
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

using ContactsApp.Domain.Titles;

namespace ContactsApp.Domain.Scoring;

/// <summary>Puts the match of one person with the best persona into reasons whose points sum to the score.</summary>
internal sealed class RelevanceReasons
{
    private readonly PreparedPersona prepared;
    private readonly RelevanceFacts facts;
    private readonly IReadOnlyList<string> title;
    private readonly int score;
    private readonly List<Part> parts = new(4);

    internal RelevanceReasons(PreparedPersona prepared, RelevanceFacts facts, IReadOnlyList<string> title, PersonaMatch match, int score)
    {
        (this.prepared, this.facts, this.title, this.score) = (prepared, facts, title, score);
        AddDepartment(match);
        AddSeniority(match);
        AddTitleWords();
    }

    internal IReadOnlyList<RelevanceReason> Lines()
    {
        var points = WholeShares.Of([.. parts.Select(p => p.Share * p.Value)], score);
        var possible = Possible();
        var lines = new RelevanceReason[parts.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            var part = parts[i];
            lines[i] = new RelevanceReason(part.Kind, part.State, points[i], part.Value == 1 ? points[i] : possible[i], part.Words);
        }

        return lines;
    }

    internal IReadOnlyList<string> WouldRaise()
    {
        var possible = Possible();
        var points = WholeShares.Of([.. parts.Select(p => p.Share * p.Value)], score);
        return [.. parts
            .Select((p, i) => (p.Wanted, Gain: possible[i] - points[i], p.Value))
            .Where(x => x.Value < 1 && x.Gain > 0)
            .OrderByDescending(x => x.Gain)
            .Select(x => $"{x.Wanted}: +{x.Gain}")];
    }

    /// <summary>What each part could give with this persona; together the most the persona's weight allows.</summary>
    private int[] Possible() => WholeShares.Of(
        [.. parts.Select(p => p.Share)], WholeShares.Round(100 * IcpRelevance.WeightFactor(prepared.Persona.Weight)));

    private void AddDepartment(PersonaMatch match)
    {
        if (match.Department is not { } value)
        {
            return;
        }

        var wanted = $"Department {OneOf(prepared.Persona.Departments.Select(DepartmentNames.Name))}";
        parts.Add(new Part(
            RelevancePart.Department,
            IcpRelevance.DepartmentShare,
            value,
            facts.Department is null ? FitReasonState.Unknown : value > 0 ? FitReasonState.Met : FitReasonState.Missed,
            facts.Department is { } d ? $"Department {DepartmentNames.Name(d)}{(value > 0 ? "" : $", not {OneOf(prepared.Persona.Departments.Select(DepartmentNames.Name))}")}" : "Department unknown",
            wanted));
    }

    private void AddSeniority(PersonaMatch match)
    {
        if (match.Seniority is not { } value)
        {
            return;
        }

        var wanted = OneOf(prepared.Persona.Seniorities.Select(s => s.ToString()));
        parts.Add(new Part(
            RelevancePart.Seniority,
            IcpRelevance.SeniorityShare,
            value,
            facts.Seniority == Seniority.Unknown ? FitReasonState.Unknown : value > 0 ? FitReasonState.Met : FitReasonState.Missed,
            facts.Seniority == Seniority.Unknown ? "Seniority unknown"
                : value == 1 ? $"Seniority {facts.Seniority}"
                : value > 0 ? $"Seniority {facts.Seniority}, next to {wanted}: half"
                : $"Seniority {facts.Seniority}, not {wanted}",
            $"Seniority {wanted}"));
    }

    private void AddTitleWords()
    {
        var share = IcpRelevance.TitleWordsShare / Math.Max(1, prepared.Conditions);
        foreach (var word in prepared.All)
        {
            AddWord(share, TitleWords.Contains(title, word.Key) ? word.Shown : null, $"\"{word.Shown}\"");
        }

        if (prepared.Any.Length > 0)
        {
            AddWord(share, PreparedPersona.Find(prepared.Any, title), OneOf(prepared.Any.Select(w => $"\"{w.Shown}\"")));
        }
    }

    private void AddWord(double share, string? found, string wanted) => parts.Add(new Part(
        RelevancePart.TitleWords,
        share,
        found is null ? 0 : 1,
        title.Count == 0 ? FitReasonState.Unknown : found is null ? FitReasonState.Missed : FitReasonState.Met,
        title.Count == 0 ? "Title unknown" : found is null ? $"Title has no {wanted}" : $"Title has \"{found}\"",
        $"Title with {wanted}"));

    private static string OneOf(IEnumerable<string> values)
    {
        const int shown = 4;
        var all = values.ToList();
        return all.Count > shown ? $"{string.Join(", ", all.Take(shown))} or {all.Count - shown} more"
            : all.Count < 2 ? string.Concat(all)
            : $"{string.Join(", ", all.SkipLast(1))} or {all[^1]}";
    }

    private readonly record struct Part(
        RelevancePart Kind, double Share, double Value, FitReasonState State, string Words, string Wanted);
}

using System.Collections;

namespace ContactsApp.Domain.Titles;

/// <summary>The reasons of a classification, put into words when somebody reads them: a list of a million contacts never does.</summary>
internal sealed class TitleReasons(string title, RoleVerdict highest, RoleVerdict naming, Department department, int roles, bool former) : IReadOnlyList<string>
{
    private readonly Lazy<IReadOnlyList<string>> said = new(() => Say(title, highest, naming, department, roles, former));

    /// <inheritdoc/>
    public int Count => said.Value.Count;

    /// <inheritdoc/>
    public string this[int index] => said.Value[index];

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => said.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static List<string> Say(string title, RoleVerdict highest, RoleVerdict naming, Department department, int roles, bool former)
    {
        var reasons = new List<string> { $"{SayLevel(title, highest)}: {highest.Level}" };
        reasons.Add(naming.Function is { } function
            ? $"{Quote(title, function)} names {DepartmentNames.Name(department)}"
            : $"No word names a function: {DepartmentNames.Name(department)}");
        if (roles > 1)
        {
            reasons.Add($"{roles} roles in one title: the highest gives the level");
        }

        if (former)
        {
            reasons.Add("A role of the past, judged by its old level");
        }

        return reasons;
    }

    private static string SayLevel(string title, RoleVerdict verdict) => verdict.LevelWord is not { } word
        ? "No word of the title names a rank"
        : $"{Quote(title, word)} {(verdict.Level, word.Kind) switch
        {
            (Seniority.Executive, WordKind.Top) => "leads or owns the company",
            (Seniority.Executive, _) => "stands at the top of a company or function",
            (Seniority.Manager, WordKind.Lead or WordKind.Manager) => "leads people",
            (Seniority.Manager, _) => "leads a function",
            (_, WordKind.Functional) => "manages a matter and leads nobody",
            (_, WordKind.Aide or WordKind.AideTo or WordKind.Office) => "assists or learns",
            _ => "leads nobody",
        }}";

    /// <summary>The words as the title writes them where they can be found again, else as compared.</summary>
    private static string Quote(string title, TitleEntry entry)
    {
        var at = title.IndexOf(entry.Phrase, StringComparison.OrdinalIgnoreCase);
        return $"'{(at >= 0 ? title.Substring(at, entry.Phrase.Length) : entry.Phrase)}'";
    }
}

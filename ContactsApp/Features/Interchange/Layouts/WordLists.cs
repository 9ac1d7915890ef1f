using System.Collections.Frozen;
using ContactsApp.Domain;
using ContactsApp.Domain.Titles;

namespace ContactsApp.Features.Interchange.Layouts;

/// <summary>Buying roles as other tools call them (role_words.tsv).</summary>
public static class RoleWords
{
    private static readonly FrozenDictionary<string, string> Known = LayoutData.Words("role_words.tsv");

    /// <summary>The role a word of another tool means, or null: also for words that are known to mean none of ours.</summary>
    public static BuyingRole? Of(string word) =>
        Known.TryGetValue(LayoutData.Key(word), out var role) && Enum.TryParse<BuyingRole>(role, out var known) ? known : null;

    /// <summary>Whether another tool uses the word for a role, ours or not ("Gatekeeper", "Other").</summary>
    public static bool IsRole(string word) => Known.ContainsKey(LayoutData.Key(word));
}

/// <summary>Levels as other tools call them (seniority_words.tsv).</summary>
public static class SeniorityWords
{
    private static readonly FrozenDictionary<string, string> Known = LayoutData.Words("seniority_words.tsv");

    /// <summary>The seniority a word of another tool means, or null.</summary>
    public static Seniority? Of(string word) => Known.TryGetValue(LayoutData.Key(word), out var level) ? Enum.Parse<Seniority>(level) : null;
}

/// <summary>Departments as other tools list them, several in a cell ("Engineering, C-Suite").</summary>
internal static class DepartmentWords
{
    /// <summary>The first one that names a function; general management only where it stands alone.</summary>
    public static Department? Of(string cell)
    {
        Department? general = null;
        foreach (var word in cell.Split([',', ';', '|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (DepartmentNames.TryParse(word, out var department))
            {
                if (department is not (Department.GeneralManagement or Department.Other))
                {
                    return department;
                }

                general ??= department;
            }
        }

        return general ?? (DepartmentNames.TryParse(cell, out var whole) ? whole : null);
    }
}

/// <summary>Words in columns of yes and no (yes_words.tsv), and for nothing (no_values.txt).</summary>
internal static class CellWords
{
    private static readonly FrozenDictionary<string, bool> Known = ReadYes();
    private static readonly FrozenSet<string> Nothing = LayoutData.Lines("no_values.txt").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenDictionary<string, string> Sums = LayoutData.Words("sum_words.txt");
    private static readonly int LongestNothing = Nothing.Max(n => n.Length);

    /// <summary>Whether the cell says yes; null for a word that says neither.</summary>
    public static bool? IsYes(string cell) => cell.Length is > 0 and < 40 && Known.TryGetValue(Fold(cell), out var yes) ? yes : null;

    /// <summary>Whether the cell only says that it is empty: "n/a", "-", "null".</summary>
    public static bool IsNothing(string cell) => cell.Length == 0 || (cell.Length <= LongestNothing && Nothing.Contains(cell));

    /// <summary>The same for a name: Na and Null are surnames of people, "null" and "n/a" are not.</summary>
    public static bool IsNoName(string cell) => IsNothing(cell) && (cell.Length == 0 || !char.IsLetter(cell[0]) || !cell.All(char.IsLetter) || (cell is "null" or "none" or "nan" or "nil" or "undefined" or "unknown"));

    /// <summary>Whether a name is the word before a sum: "Grand total".</summary>
    public static bool IsSum(string name) => Sums.ContainsKey(LayoutData.Key(name));

    private static string Fold(string text) => Domain.Names.NameFolding.Fold(text);

    private static FrozenDictionary<string, bool> ReadYes() => LayoutData.Lines("yes_words.tsv").Select(l => l.Split('\t'))
        .SelectMany(c => c[1].Split('|'), (c, word) => (Word: Fold(word), IsYes: c[0] == "yes")).DistinctBy(w => w.Word)
        .ToFrozenDictionary(w => w.Word, w => w.IsYes, StringComparer.Ordinal);
}

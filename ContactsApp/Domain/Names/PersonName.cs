namespace ContactsApp.Domain.Names;

/// <summary>
/// A person's name in parts. The parts are as written (their case is not changed); <see cref="Display"/> puts the case right.
/// </summary>
/// <param name="Full">The name as it was written, with broken characters repaired and spaces collapsed; empty where nothing was written.</param>
/// <param name="Prefix">Courtesy titles, academic titles and ranks in front: "Dr. rer. nat.", "Frau Prof.".</param>
/// <param name="Given">The given name; a compound one whole ("José Luis", "El Houssine"), otherwise the first.</param>
/// <param name="Middle">Further given names and initials between the given and the family name.</param>
/// <param name="Family">The family name with its particles, second surname and hyphens: "van der Hoek", "Ortega y Gasset".</param>
/// <param name="Suffix">What stands behind: generation ("Jr.", "III") and credentials ("PhD, CPA").</param>
/// <param name="Nickname">A name given in quotes or brackets: "Chuck".</param>
public sealed record PersonName(string Full, string? Prefix, string? Given, string? Middle, string? Family, string? Suffix, string? Nickname)
{
    /// <summary>The name of somebody whose name is not known.</summary>
    public static PersonName Empty { get; } = new("", null, null, null, null, null, null);

    /// <summary>True where neither a given nor a family name is known.</summary>
    public bool IsEmpty => Given is null && Family is null;

    /// <summary>
    /// The name for the screen: given, middle, family; prefix and suffix left out; East Asian names in their own order and Latin names written
    /// all in capitals or all small in proper case. Falls back to <see cref="Full"/>.
    /// </summary>
    public string Display
    {
        get
        {
            if (IsEmpty)
            {
                return Full;
            }
            if (NameScripts.WritesFamilyFirst(Family ?? Given!))
            {
                return Join(Family, Given, NameScripts.Of(Full) == NameScript.EastAsian && !Full.Contains(' ') ? "" : " ");
            }
            return NameCasing.Proper(Join(Join(Given, Middle, " "), Family, " "));
        }
    }

    /// <summary>One or two letters for an avatar: of the given and the family name ("LB" for Ludwig van Beethoven); "" where nothing is known.</summary>
    public string Initials
    {
        get
        {
            if (NameScripts.Of(Full) == NameScript.EastAsian && (Family ?? Given) is { } eastAsian)
            {
                return FirstLetter(eastAsian);
            }
            string letters = FirstLetter(Given) + FirstLetter(Particles.WithoutLead(Family));
            return letters.Length > 0 ? letters : FirstLetter(Full);
        }
    }

    /// <summary>Folded "family given middle", the key lists sort by; the folded full name where parts are missing.</summary>
    public string SortKey => IsEmpty
        ? NameFolding.Fold(Full)
        : NameFolding.Fold(Join(Family, Join(Given, Middle, " "), " "));

    private static string Join(string? first, string? second, string separator) =>
        string.IsNullOrEmpty(first) ? second ?? "" : string.IsNullOrEmpty(second) ? first : first + separator + second;

    private static string FirstLetter(string? text)
    {
        foreach (System.Text.Rune rune in (text ?? "").EnumerateRunes())
        {
            if (System.Text.Rune.IsLetter(rune))
            {
                return System.Text.Rune.ToUpperInvariant(rune).ToString();
            }
        }
        return "";
    }
}

using ContactsApp.Domain.Names;
using F23.StringSimilarity;

namespace ContactsApp.Domain.Matching;

/// <summary>How two family names relate, the closest first.</summary>
internal enum FamilyRelation
{
    Equal,
    /// <summary>The same sound in another spelling.</summary>
    Spelling,
    /// <summary>One has a further surname: a second, a married one.</summary>
    Extended,
    /// <summary>One is only a letter.</summary>
    Initial,
    /// <summary>One slip of the pen apart.</summary>
    Typo,
    /// <summary>One is not known.</summary>
    Missing,
    Different,
}

/// <summary>Compares family names.</summary>
internal static class FamilyComparison
{
    private const int ShortestForTypo = 6;
    private static readonly Damerau Distance = new();

    /// <summary>How the family names relate; the order does not matter.</summary>
    public static FamilyRelation Compare(ComparableName a, ComparableName b)
    {
        if (a.Family.Count == 0 || b.Family.Count == 0)
        {
            return FamilyRelation.Missing;
        }
        if (a.FamilyWhole.Equals(b.FamilyWhole) || SameWords(a.Family, b.Family, (x, y) => x.Equals(y)))
        {
            return FamilyRelation.Equal;
        }
        if (a.Family is [{ IsInitial: true }] || b.Family is [{ IsInitial: true }])
        {
            return StartAlike(a, b) ? FamilyRelation.Initial : FamilyRelation.Different;
        }
        // The double surname of one may be split between middle and family name in the other.
        List<NameWord> wholeA = Surnames(a), wholeB = Surnames(b);
        if (SameWords(wholeA, wholeB, (x, y) => x.Equals(y)))
        {
            return FamilyRelation.Equal;
        }
        if (a.FamilyWhole.SoundsLike(b.FamilyWhole) || SameWords(a.Family, b.Family, (x, y) => x.SoundsLike(y)))
        {
            return BothCommon(a, b) ? FamilyRelation.Typo : FamilyRelation.Spelling;
        }
        if (Contains(wholeA, b.Family) || Contains(wholeB, a.Family))
        {
            return FamilyRelation.Extended;
        }
        return IsTypo(a.FamilyWhole.Latin, b.FamilyWhole.Latin) ? FamilyRelation.Typo : FamilyRelation.Different;
    }

    private static List<NameWord> Surnames(ComparableName name) => [.. name.Middle.Where(m => !m.IsInitial), .. name.Family];

    private static bool SameWords(List<NameWord> a, List<NameWord> b, Func<NameWord, NameWord, bool> same) =>
        a.Count == b.Count && a.TrueForAll(x => b.Exists(y => same(x, y))) && b.TrueForAll(y => a.Exists(x => same(x, y)));

    private static bool Contains(List<NameWord> all, List<NameWord> some) => all.Count > some.Count && some.TrueForAll(s => all.Exists(x => x.SoundsLike(s)));

    private static bool StartAlike(ComparableName a, ComparableName b) =>
        a.Family.Exists(x => b.Family.Exists(y => x.StartsLike(y))) || a.FamilyWhole.StartsLike(b.FamilyWhole);

    // Schmitt and Schmidt, Reed and Reid sound alike and are both common: two families.
    private static bool BothCommon(ComparableName a, ComparableName b) =>
        NameLexicon.Surname(a.FamilyWhole.Latin) is not null && NameLexicon.Surname(b.FamilyWhole.Latin) is not null;

    private static bool IsTypo(string a, string b) =>
        Math.Min(a.Length, b.Length) >= ShortestForTypo && Math.Abs(a.Length - b.Length) <= 1 && Distance.Distance(a, b) <= 1
        && !(NameLexicon.IsSurname(a) && NameLexicon.IsSurname(b));
}

using ContactsApp.Domain.Names;
using F23.StringSimilarity;

namespace ContactsApp.Domain.Matching;

/// <summary>How two given names relate, the closest first.</summary>
internal enum GivenRelation
{
    Equal,
    /// <summary>The same name in another spelling.</summary>
    Spelling,
    /// <summary>A short form, or initials of every part.</summary>
    Nickname,
    /// <summary>One goes by the middle name of the other.</summary>
    Middle,
    /// <summary>One is only a letter.</summary>
    Initial,
    /// <summary>The same name in another language.</summary>
    Translation,
    /// <summary>One slip of the pen apart.</summary>
    Typo,
    /// <summary>One is not known.</summary>
    Missing,
    Different,
}

/// <summary>Compares given names with their middle names.</summary>
internal static class GivenComparison
{
    private const int ShortestForTypo = 5;
    private static readonly Damerau Distance = new();

    /// <summary>How the given names relate; the order does not matter.</summary>
    public static GivenRelation Compare(ComparableName a, ComparableName b)
    {
        if (a.Given.Count == 0 || b.Given.Count == 0)
        {
            return GivenRelation.Missing;
        }
        List<NameWord> middleA = MiddleOf(a, b), middleB = MiddleOf(b, a);
        if (Joined(a, middleA).Equals(Joined(b, middleB)) || a.GivenWord.Equals(b.GivenWord))
        {
            return SameGiven(a, middleA, b, middleB);
        }
        if (AreInitialsOf(a, b) || AreInitialsOf(b, a) || NicknameNames(a, b) || NicknameNames(b, a))
        {
            return GivenRelation.Nickname;
        }
        GivenRelation first = Words(a.Given[0], b.Given[0]);
        if (a.Given.Count == 1 && b.Given.Count == 1 && first is GivenRelation.Different or GivenRelation.Initial && GoesByMiddle(a, b))
        {
            return GivenRelation.Middle;
        }
        if (first is GivenRelation.Different)
        {
            GivenRelation whole = a.Given.Count + b.Given.Count > 2 ? Words(a.GivenWord, b.GivenWord) : GivenRelation.Different;
            // Maite is short for María Teresa, wherever the second name was put.
            bool shortOfBoth = GivenNameKnowledge.AreNicknames(Joined(a, middleA).Latin, Joined(b, middleB).Latin);
            return whole is GivenRelation.Spelling or GivenRelation.Nickname ? whole : shortOfBoth ? GivenRelation.Nickname : GivenRelation.Different;
        }
        return MiddlesContradict([.. a.Given.Skip(1), .. middleA], [.. b.Given.Skip(1), .. middleB]) ? GivenRelation.Different : first;
    }

    // Li Wei and Liwei, Anna Lena and Annalena are one whole; otherwise the middle names have a say.
    private static GivenRelation SameGiven(ComparableName a, List<NameWord> middleA, ComparableName b, List<NameWord> middleB)
    {
        if (a.GivenWhole.Length == 1 && b.GivenWhole.Length == 1 && a.GivenWhole == b.GivenWhole)
        {
            return MiddlesContradict(middleA, middleB) ? GivenRelation.Different : GivenRelation.Initial;
        }
        return !Joined(a, middleA).Equals(Joined(b, middleB)) && MiddlesContradict(middleA, middleB) ? GivenRelation.Different : GivenRelation.Equal;
    }

    private static NameWord Joined(ComparableName name, List<NameWord> middle) => NameWord.Of(name.GivenWhole + string.Concat(middle.Select(m => m.Latin)));

    // A first surname may be read as a middle name: it contradicts nothing where the other bears it too.
    private static List<NameWord> MiddleOf(ComparableName name, ComparableName other) => name.Middle.FindAll(m => !other.Family.Exists(f => f.SoundsLike(m)));

    // JP and Jean-Pierre, H.-J. and Hans-Jürgen, J. L. and José Luis.
    private static bool AreInitialsOf(ComparableName letters, ComparableName words)
    {
        List<NameWord> full = [.. words.Given, .. words.Middle];
        string initials = letters.Given.Count == 1 && letters.Given[0].Latin.Length is 2 or 3
            ? letters.Given[0].Latin
            : letters.Given.TrueForAll(w => w.IsInitial) ? letters.GivenWhole + string.Concat(letters.Middle.Where(m => m.IsInitial).Select(m => m.Latin)) : "";
        return initials.Length >= 2 && full.Count == initials.Length && !full[0].IsInitial && full.Select(w => w.Latin[0]).SequenceEqual(initials);
    }

    private static bool NicknameNames(ComparableName named, ComparableName other) =>
        named.Nickname.Count > 0 && Words(named.Nickname[0], other.Given[0]) is GivenRelation.Equal or GivenRelation.Spelling or GivenRelation.Nickname;

    private static bool GoesByMiddle(ComparableName a, ComparableName b) => MiddleIs(a, b) || MiddleIs(b, a);

    private static bool MiddleIs(ComparableName longer, ComparableName shorter) =>
        !shorter.Given[0].IsInitial && longer.Middle.Exists(m => !m.IsInitial && Words(m, shorter.Given[0]) is GivenRelation.Equal or GivenRelation.Spelling or GivenRelation.Nickname);

    private static GivenRelation Words(NameWord a, NameWord b)
    {
        if (a.Equals(b))
        {
            return GivenRelation.Equal;
        }
        if (a.IsInitial || b.IsInitial)
        {
            return a.StartsLike(b) ? GivenRelation.Initial : GivenRelation.Different;
        }
        if (GivenNameKnowledge.AreSpellings(a.Latin, b.Latin))
        {
            return GivenRelation.Spelling;
        }
        if (GivenNameKnowledge.AreNicknames(a.Latin, b.Latin))
        {
            return GivenNameKnowledge.IsFormal(a.Latin) && GivenNameKnowledge.IsFormal(b.Latin) ? GivenRelation.Translation : GivenRelation.Nickname;
        }
        if (GivenNameKnowledge.AreTranslations(a.Latin, b.Latin))
        {
            return GivenRelation.Translation;
        }
        // Two names that both are names of their own are two people, however alike: Takashi and Takeshi, Maria and Marta.
        bool bothKnown = NameLexicon.IsGiven(a.Latin) && NameLexicon.IsGiven(b.Latin);
        if (bothKnown || DifferInGender(a.Latin, b.Latin))
        {
            return GivenRelation.Different;
        }
        return a.SoundsLike(b) ? GivenRelation.Spelling : IsTypo(a.Latin, b.Latin) ? GivenRelation.Typo : GivenRelation.Different;
    }

    // Paul and Paula, Daniel and Danielle, Gabriel and Gabriele.
    private static bool DifferInGender(string a, string b)
    {
        (string shorter, string longer) = a.Length < b.Length ? (a, b) : (b, a);
        bool ending = longer.StartsWith(shorter, StringComparison.Ordinal) && longer[shorter.Length..] is "a" or "e" or "le" or "ne" or "ina" or "ine" or "ette" or "ia" or "te";
        return ending || (a.Length == b.Length && a[..^1] == b[..^1] && a[^1] is 'a' or 'o' or 'e' or 'i' && b[^1] is 'a' or 'o' or 'e' or 'i');
    }

    private static bool IsTypo(string a, string b) =>
        Math.Min(a.Length, b.Length) >= ShortestForTypo && Math.Abs(a.Length - b.Length) <= 1 && Distance.Distance(a, b) <= 1;

    // Every middle name of the one that has fewer must go with one of the other; of both where they have as many.
    private static bool MiddlesContradict(List<NameWord> a, List<NameWord> b) =>
        (a.Count <= b.Count && HasOneAlone(a, b)) || (b.Count <= a.Count && HasOneAlone(b, a));

    private static bool HasOneAlone(List<NameWord> names, List<NameWord> others) =>
        names.Exists(x => !others.Exists(y => Words(x, y) is not GivenRelation.Different));
}

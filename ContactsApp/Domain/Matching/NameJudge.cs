using ContactsApp.Domain.Names;

namespace ContactsApp.Domain.Matching;

/// <summary>Judges two names of one company with their titles: a table of what is weak about the likeness against what the titles say.</summary>
internal static class NameJudge
{
    /// <summary>What is weak about the likeness of two names.</summary>
    internal enum Likeness
    {
        Exact,
        Nickname,
        Extended,
        Initial,
        Spelling,
        Slip,
        GivenSlip,
        Middle,
        Translation,
        FamilyInitial,
        Swapped,
        Missing,
        Generation,
        TwoMild,
        TwoWeak,
        None,
    }

    // Per likeness: the answer where the titles are the same, related, unclear, contradicting (S same, A ask, D different), for a family name
    // that few bear and for one that many bear; how alike the names are (0-1); and the words for it.
    private static readonly Dictionary<Likeness, (string Rare, string Common, double Similarity, string Reason)> Table = new()
    {
        [Likeness.Exact] = ("SSSA", "SSAA", 1, "same name"),
        [Likeness.Nickname] = ("SSAA", "SSAD", 0.93, "nickname or spelling of the given name"),
        [Likeness.Extended] = ("SSAA", "SSAD", 0.9, "one has a further surname"),
        [Likeness.Initial] = ("SAAD", "AAAD", 0.8, "initial fits the given name"),
        [Likeness.Spelling] = ("SSAD", "SAAD", 0.9, "other spelling of the family name"),
        [Likeness.Slip] = ("SAAD", "AADD", 0.85, "one letter differs"),
        [Likeness.GivenSlip] = ("AAAD", "AADD", 0.8, "one letter of the given name differs"),
        [Likeness.Middle] = ("SAAD", "AAAD", 0.85, "one goes by the middle name"),
        [Likeness.Translation] = ("AAAD", "AADD", 0.75, "the given name in another language"),
        [Likeness.FamilyInitial] = ("AAAD", "AAAD", 0.7, "initial fits the family name"),
        [Likeness.Swapped] = ("SSAD", "SAAD", 0.85, "given and family name swapped"),
        [Likeness.Missing] = ("AADD", "AADD", 0.6, "one part of the name is missing"),
        [Likeness.Generation] = ("AAAD", "AAAD", 0.8, "only one bears a generation (Jr., III)"),
        [Likeness.TwoMild] = ("SAAD", "AAAD", 0.8, "two small differences in the name"),
        [Likeness.TwoWeak] = ("AADD", "AADD", 0.6, "two differences in the name"),
    };

    /// <summary>Judges by names and titles alone.</summary>
    public static MatchResult Judge(PersonFacts a, PersonFacts b)
    {
        (Likeness likeness, bool common) = Compare(a.Name, b.Name);
        if (likeness == Likeness.None)
        {
            return new(MatchAnswer.Different, 0.2, "the names differ");
        }
        if (WrittenAlike(a, b))
        {
            return new(MatchAnswer.Same, 1, "same name and title");
        }
        TitleAgreement titles = TitleEvidence.Compare(a.Title, b.Title);
        (string rare, string ofMany, double similarity, string reason) = Table[likeness];
        MatchAnswer answer = (common ? ofMany : rare)[(int)titles] switch
        {
            'S' => MatchAnswer.Same,
            'A' => MatchAnswer.Ask,
            _ => MatchAnswer.Different,
        };
        double weight = titles switch { TitleAgreement.Same => 1, TitleAgreement.Related => 0.95, TitleAgreement.Unclear => 0.9, _ => 0.6 };
        return new(answer, Math.Round(similarity * weight, 3), reason + Words(titles));
    }

    private static bool WrittenAlike(PersonFacts a, PersonFacts b) =>
        NameFolding.Fold(a.Name.Full) == NameFolding.Fold(b.Name.Full) && NameFolding.Fold(a.Title ?? "") == NameFolding.Fold(b.Title ?? "");

    private static string Words(TitleAgreement titles) => titles switch
    {
        TitleAgreement.Same => ", and the titles match",
        TitleAgreement.Related => ", and the titles are of one field",
        TitleAgreement.Unclear => ", and the titles do not tell",
        _ => ", but the titles contradict",
    };

    /// <summary>How two names are alike, and whether many bear the family name; <see cref="Likeness.None"/> where they are two people's.</summary>
    public static (Likeness Likeness, bool Common) Compare(PersonName nameA, PersonName nameB)
    {
        var a = new ComparableName(nameA);
        var b = new ComparableName(nameB);
        if (!BlockingKeys.Share(a, b))
        {
            return (Likeness.None, false);
        }
        bool common = a.HasCommonFamily || b.HasCommonFamily;
        if (a.Gender != 'u' && b.Gender != 'u' && a.Gender != b.Gender)
        {
            return (Likeness.None, common);
        }
        Likeness likeness = Combine(GivenComparison.Compare(a, b), FamilyComparison.Compare(a, b));
        if (likeness == Likeness.None && IsSwapped(a, b))
        {
            likeness = Likeness.Swapped;
        }
        if (a.Generation == b.Generation || likeness == Likeness.None)
        {
            return (likeness, common);
        }
        return (a.Generation is null || b.Generation is null ? Likeness.Generation : Likeness.None, common);
    }

    private static Likeness Combine(GivenRelation given, FamilyRelation family)
    {
        if (given == GivenRelation.Different || family == FamilyRelation.Different)
        {
            return Likeness.None;
        }
        Likeness ofGiven = given switch
        {
            GivenRelation.Equal => Likeness.Exact,
            GivenRelation.Spelling or GivenRelation.Nickname => Likeness.Nickname,
            GivenRelation.Middle => Likeness.Middle,
            GivenRelation.Initial => Likeness.Initial,
            GivenRelation.Translation => Likeness.Translation,
            GivenRelation.Typo => Likeness.GivenSlip,
            _ => Likeness.Missing,
        };
        Likeness ofFamily = family switch
        {
            FamilyRelation.Equal => Likeness.Exact,
            FamilyRelation.Spelling => Likeness.Spelling,
            FamilyRelation.Extended => Likeness.Extended,
            FamilyRelation.Initial => Likeness.FamilyInitial,
            FamilyRelation.Typo => Likeness.Slip,
            _ => Likeness.Missing,
        };
        return ofGiven == Likeness.Exact ? ofFamily : ofFamily == Likeness.Exact ? ofGiven : Both(ofGiven, ofFamily);
    }

    private static Likeness Both(Likeness given, Likeness family)
    {
        if (given == Likeness.Missing && family == Likeness.Missing)
        {
            return Likeness.None;
        }
        bool mild = given is Likeness.Nickname && family is Likeness.Spelling or Likeness.Extended or Likeness.FamilyInitial;
        bool far = given is Likeness.GivenSlip or Likeness.Missing || family is Likeness.Slip or Likeness.Missing;
        return far ? Likeness.None : mild ? Likeness.TwoMild : Likeness.TwoWeak;
    }

    // Chen Weiling and Weiling Chen; S. Karthikeyan and Karthikeyan Selvaraj.
    private static bool IsSwapped(ComparableName a, ComparableName b)
    {
        if (a.Given.Count == 0 || b.Given.Count == 0 || a.Family.Count == 0 || b.Family.Count == 0)
        {
            return false;
        }
        NameWord givenA = a.GivenWord, givenB = b.GivenWord;
        bool crossA = givenA.SoundsLike(b.FamilyWhole), crossB = givenB.SoundsLike(a.FamilyWhole);
        return (crossA && crossB) || (crossA && givenB.StartsLike(a.FamilyWhole)) || (crossB && givenA.StartsLike(b.FamilyWhole));
    }
}

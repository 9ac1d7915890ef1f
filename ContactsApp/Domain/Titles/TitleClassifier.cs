namespace ContactsApp.Domain.Titles;

/// <summary>
/// Judges a job title: how much the person decides and in which function. Of several roles the highest gives the level, and the one that names
/// a function the department. Pure and thread-safe; the knowledge is in the .tsv files beside.
/// </summary>
public static class TitleClassifier
{
    /// <summary>A function of this weight or more counts beside a founder or chief executive also where its own role leads nobody.</summary>
    private const int NamedSurely = 6;

    private static readonly TitleClassification SaysNothing = new(Seniority.Unknown, null, ["The title says nothing about rank or function"]);

    /// <summary>Seniority, department and the reasons for a title as people write them, in any case and many languages.</summary>
    public static TitleClassification Classify(string? title)
    {
        if (string.IsNullOrWhiteSpace(title))
        {
            return SaysNothing;
        }

        var items = TitleReader.Read(title);
        if (items.TrueForAll(item => item.Entry?.Kind is WordKind.Nothing or WordKind.Skip or WordKind.Of or WordKind.And or WordKind.At))
        {
            return SaysNothing;
        }

        var roles = TitleRoles.Of(TitleChunks.Of(items));
        var verdicts = roles.ConvertAll(RoleJudge.Judge);
        return Sum(title, verdicts, roles.Exists(role => role.Former));
    }

    private static TitleClassification Sum(string title, List<RoleVerdict> verdicts, bool former)
    {
        if (verdicts.Count == 0)
        {
            return new TitleClassification(Seniority.IC, Department.Other, ["No word of the title names a rank or a function: IC"]);
        }

        var highest = verdicts.MaxBy(verdict => verdict.Level);
        var naming = verdicts.Where(verdict => verdict.NamesFunction && CountsBeside(verdict, highest)).OrderByDescending(verdict => verdict.Level).ThenByDescending(verdict => IsOpen(verdict) ? 0 : 1).FirstOrDefault(highest);
        var department = naming.Function?.Department ?? (highest.Level == Seniority.Executive ? Department.GeneralManagement : Department.Other);
        return new TitleClassification(highest.Level, department, new TitleReasons(title, highest, naming, department, verdicts.Count, former));
    }

    /// <summary>"CPO (Chief Procurement Officer)": initials of several meanings are explained by the role beside them.</summary>
    private static bool IsOpen(RoleVerdict verdict) => verdict is { Level: Seniority.Executive, LevelWord: { Kind: WordKind.Exec, Weight: < NamedSurely } word } && ReferenceEquals(word, verdict.Function);

    /// <summary>A founder who also consults still leads the company; one who is also the CTO leads engineering.</summary>
    private static bool CountsBeside(RoleVerdict verdict, RoleVerdict highest) =>
        highest.Level != Seniority.Executive || verdict.Level > Seniority.IC || (verdict.Function!.Weight >= NamedSurely && verdict.LevelWord?.Kind != WordKind.Aide);
}

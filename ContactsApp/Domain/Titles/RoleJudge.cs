namespace ContactsApp.Domain.Titles;

/// <summary>What one role of a title amounts to.</summary>
/// <param name="Level">Executive, Manager or IC.</param>
/// <param name="LevelWord">The entry that decided the level; null when no role word did.</param>
/// <param name="Function">The entry that named the function; null when none did.</param>
internal readonly record struct RoleVerdict(Seniority Level, TitleEntry? LevelWord, TitleEntry? Function)
{
    /// <summary>The function named is a real one: neither the whole company nor a field without a function.</summary>
    public bool NamesFunction => Function?.Department is not (null or Department.GeneralManagement or Department.Other);
}

/// <summary>Judges one role. In a title the last role word carries the level ("truck driver supervisor"), save for those that lead wherever they stand.</summary>
internal static class RoleJudge
{
    /// <summary>Fields whose firms have partners who own them; in others "X partner" is a helper of X.</summary>
    private static readonly HashSet<Department?> PartnershipFields =
        [null, Department.Finance, Department.Legal, Department.Other, Department.Operations, Department.GeneralManagement];

    /// <summary>Level and function of a role.</summary>
    public static RoleVerdict Judge(TitleRole role)
    {
        var (level, word) = Level(role);
        return new RoleVerdict(level, word, RoleFunction.Find(role, level, word));
    }

    private static (Seniority Level, TitleEntry? Word) Level(TitleRole role)
    {
        var core = role.Core;
        var last = core.FindLast(entry => entry.IsRole || entry.Kind is WordKind.AideTo or WordKind.Office);
        if (last is null)
        {
            return (Seniority.IC, null);
        }

        if (last.Kind is WordKind.Aide or WordKind.AideTo or WordKind.Office)
        {
            return (Seniority.IC, last);
        }

        if (core.Find(entry => entry.Kind is WordKind.Top or WordKind.Exec) is { } executive)
        {
            return (Seniority.Executive, executive);
        }

        var chief = core.FindIndex(entry => entry.Kind == WordKind.Chief);
        return chief >= 0 ? ChiefLevel(role, chief, last) : LastWordLevel(role, last);
    }

    /// <summary>"Chief Happiness Officer" and "Chief Marketing" are executives, a division's chief manages, a chief electrician works.</summary>
    private static (Seniority Level, TitleEntry Word) ChiefLevel(TitleRole role, int chief, TitleEntry last) => last.Kind switch
    {
        WordKind.Officer or WordKind.ExecutiveWord => (Seniority.Executive, last),
        WordKind.Chief when chief == 0 && role.Core.Count > 1 => (Seniority.Executive, last),
        WordKind.Chief or WordKind.Manager or WordKind.First or WordKind.Head or WordKind.Lead => (Seniority.Manager, last),
        _ => (Seniority.IC, last),
    };

    private static (Seniority Level, TitleEntry Word) LastWordLevel(TitleRole role, TitleEntry last)
    {
        var first = role.Core.Find(entry => entry.Kind is WordKind.First or WordKind.Head);
        return last.Kind switch
        {
            WordKind.SoftExec => (PartnerLevel(role), last),
            WordKind.DoctorOrDirector => (role.Core.Count == 1 ? Seniority.Executive : Seniority.IC, last),
            WordKind.Manager or WordKind.Head or WordKind.First => (Seniority.Manager, last),
            WordKind.Lead => (Seniority.Manager, last),
            WordKind.ExecutiveWord when role.Core.Count == 1 && role.About.Count + role.Trailing.Count == 0 => (Seniority.Executive, last),
            _ when first is not null => (Seniority.Manager, first),
            _ => (Seniority.IC, last),
        };
    }

    private static Seniority PartnerLevel(TitleRole role)
    {
        var field = role.Core.Find(entry => entry.Kind == WordKind.Topic);
        return PartnershipFields.Contains(field?.Department) ? Seniority.Executive : Seniority.IC;
    }
}

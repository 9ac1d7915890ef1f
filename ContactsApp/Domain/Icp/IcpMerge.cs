namespace ContactsApp.Domain.Icp;

/// <summary>Puts one person's unsaved changes on top of what somebody else has saved meanwhile.</summary>
public static class IcpMerge
{
    /// <summary>
    /// Theirs, with every part that mine changed since the version both began from. Where both changed the same criterion, persona, slot or
    /// setting, mine stands: it is the one that is still to be looked at and saved.
    /// </summary>
    public static IcpDefinition OnTop(IcpDefinition began, IcpDefinition mine, IcpDefinition theirs) => theirs with
    {
        Name = Pick(began.Name, mine.Name, theirs.Name),
        Criteria = List(began.Criteria, mine.Criteria, theirs.Criteria, c => c.Id),
        Personas = List(began.Personas, mine.Personas, theirs.Personas, p => p.Id),
        Template = List(began.Template, mine.Template, theirs.Template, s => s.Id),
        Bands = Pick(began.Bands, mine.Bands, theirs.Bands),
        HalfLifeDays = Pick(began.HalfLifeDays, mine.HalfLifeDays, theirs.HalfLifeDays),
        StaleAfterDays = Pick(began.StaleAfterDays, mine.StaleAfterDays, theirs.StaleAfterDays),
        Warnings = List(began.Warnings, mine.Warnings, theirs.Warnings, w => w.Kind.ToString()),
    };

    private static T Pick<T>(T began, T mine, T theirs) => IcpJson.Same(began, mine) ? theirs : mine;

    /// <summary>Items keep their id through versions. The order is theirs, unless mine alone moved them.</summary>
    private static IReadOnlyList<T> List<T>(IReadOnlyList<T> began, IReadOnlyList<T> mine, IReadOnlyList<T> theirs, Func<T, string> id)
        where T : class
    {
        var (old, my) = (began.ToDictionary(id), mine.ToDictionary(id));
        var theirIds = theirs.Select(id).ToHashSet();
        List<T> merged =
        [
            .. theirs.Where(t => my.ContainsKey(id(t)) || !old.ContainsKey(id(t)))
                .Select(t => my.TryGetValue(id(t), out var m) && !(old.TryGetValue(id(t), out var o) && IcpJson.Same(o, m)) ? m : t),
            // Added by me, or changed by me after they took it out: a person's typing is not lost.
            .. mine.Where(m => !theirIds.Contains(id(m)) && !(old.TryGetValue(id(m), out var o) && IcpJson.Same(o, m))),
        ];
        var moved = !began.Select(id).SequenceEqual(mine.Select(id)) && began.Select(id).SequenceEqual(theirs.Select(id));
        var places = mine.Select((m, i) => (Id: id(m), i)).ToDictionary(x => x.Id, x => x.i);
        return moved ? [.. merged.OrderBy(m => places.GetValueOrDefault(id(m), int.MaxValue))] : merged;
    }
}

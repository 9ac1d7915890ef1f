namespace ContactsApp.Domain.Titles;

/// <summary>Finds the function of a role: the heaviest word names it; of equals the role's own word, else the first.</summary>
internal static class RoleFunction
{
    /// <summary>An executive's own function from this weight on is not outweighed by what stands beside it.</summary>
    private const int Fixed = 6;

    /// <summary>Lighter functions in the role itself give way to what follows a comma: "Director, Projects, Finance".</summary>
    private const int Light = 3;

    /// <summary>How much less a function behind a comma weighs than the role's own.</summary>
    private const double TrailingShare = 0.7;

    /// <summary>The entry that names the function, or null when none does.</summary>
    /// <param name="role">The role.</param>
    /// <param name="level">Its level.</param>
    /// <param name="word">The entry that decided the level.</param>
    public static TitleEntry? Find(TitleRole role, Seniority level, TitleEntry? word)
    {
        if (level == Seniority.Executive && (word?.Kind == WordKind.Top || word is { Kind: WordKind.Exec, Weight: >= Fixed }))
        {
            return word;
        }

        if (word?.Kind is WordKind.AideTo or WordKind.Office)
        {
            return Best(role.Core, word) ?? word;
        }

        // "Assistant, Director of Sales" helps somebody: the somebody's function is not its own.
        var about = word?.Kind == WordKind.Aide && role.About.Exists(Leads) ? [] : role.About;
        var own = Best(role.Core.Concat(about.Where(entry => !Leads(entry))), word);
        var trailing = Best(role.Trailing.Where(entry => !Leads(entry)), null);
        return Choose(own, trailing, word);
    }

    private static TitleEntry? Choose(TitleEntry? own, TitleEntry? trailing, TitleEntry? word)
    {
        if (own is null || trailing is null)
        {
            return own ?? trailing;
        }

        var ownIsRoleWord = ReferenceEquals(own, word) || own.IsRole;
        return (ownIsRoleWord && trailing.Weight * TrailingShare > own.Weight) || (own.Weight < Light && trailing.Weight > own.Weight) ? trailing : own;
    }

    private static bool Leads(TitleEntry entry) => entry.Kind is WordKind.Top or WordKind.Exec or WordKind.SoftExec or WordKind.First or WordKind.Manager;

    private static TitleEntry? Best(IEnumerable<TitleEntry> entries, TitleEntry? head)
    {
        TitleEntry? best = null;
        foreach (var entry in entries)
        {
            if (entry.Department is not null && (best is null || entry.Weight > best.Weight || (entry.Weight == best.Weight && ReferenceEquals(entry, head))))
            {
                best = entry;
            }
        }

        return best;
    }
}

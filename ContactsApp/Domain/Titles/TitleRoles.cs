namespace ContactsApp.Domain.Titles;

/// <summary>Joins the parts of a title into roles: a part without a role word belongs to the role beside it, an employer or a slogan to none.</summary>
internal sealed class TitleRoles
{
    /// <summary>Longest part behind a bar that may still say what a role is about: "Director | Sales".</summary>
    private const int LongestAfterBar = 3;

    private readonly List<TitleRole> roles = [];
    private readonly List<TitleEntry> leading = [];
    private bool inEmployer;
    private bool inSlogan;
    private bool inSomebody;

    private TitleRoles()
    {
    }

    /// <summary>The roles in their order; without any role word one role that holds all functions; empty when the title says nothing.</summary>
    public static List<TitleRole> Of(List<TitleChunk> chunks)
    {
        var joiner = new TitleRoles();
        foreach (var chunk in chunks)
        {
            joiner.Take(chunk);
        }

        return joiner.Finish();
    }

    private void Take(TitleChunk chunk)
    {
        if (chunk.Before == TitleBreak.Bar)
        {
            inEmployer = inSlogan = inSomebody = false;
        }

        if (inSlogan || inSomebody || (inEmployer && !chunk.StartsWithRole))
        {
            return;
        }

        if (chunk.Role.HasRoleWord || chunk.EndsInSomebody)
        {
            AddRole(chunk);
        }
        else
        {
            AddFunctions(chunk);
        }

        (inEmployer, inSlogan, inSomebody) = (chunk.EndsInEmployer, chunk.EndsInSlogan, chunk.EndsInSomebody);
    }

    private void AddRole(TitleChunk chunk)
    {
        chunk.Role.Core.InsertRange(0, leading);
        leading.Clear();
        roles.Add(chunk.Role);
    }

    private void AddFunctions(TitleChunk chunk)
    {
        var functions = chunk.Role.Core.Concat(chunk.Role.About);
        if (roles.Count == 0)
        {
            leading.AddRange(functions);
        }
        else if (chunk.Joined)
        {
            (roles[^1].Trailing.Count > 0 ? roles[^1].Trailing : roles[^1].About).AddRange(functions);
        }
        else if (chunk.Before != TitleBreak.Bar || (chunk.Words <= LongestAfterBar && !chunk.Role.Former))
        {
            roles[^1].Trailing.AddRange(functions);
        }
    }

    private List<TitleRole> Finish()
    {
        if (roles.Count == 0 && leading.Count > 0)
        {
            var role = new TitleRole();
            role.Core.AddRange(leading);
            roles.Add(role);
        }

        Drop(role => role.OnlyDegrees);
        Drop(role => role.Former);
        return roles;
    }

    /// <summary>Drops roles of a kind, unless there is no other.</summary>
    private void Drop(Predicate<TitleRole> unwanted)
    {
        if (!roles.TrueForAll(unwanted))
        {
            roles.RemoveAll(unwanted);
        }
    }
}

using ContactsApp.Domain.Names;

namespace ContactsApp.Features.Interchange.Layouts;

/// <summary>Decides columns whose header means two things, by the other columns and by the values.</summary>
internal static class UnclearColumns
{
    private const double Most = 0.6;

    /// <summary>Settles them, and columns of a file without header that belong together.</summary>
    public static void Decide(IReadOnlyList<Guess> guesses, Layout? layout)
    {
        foreach (var guess in guesses.Where(g => g.Unclear is not null))
        {
            _ = guess.Unclear switch
            {
                UnclearHeader.Name => Name(guess, guesses),
                UnclearHeader.TitleOrPrefix => Title(guess, guesses),
                UnclearHeader.RoleOrTitle => Role(guess, guesses),
                UnclearHeader.StatusByValue => Status(guess),
                _ => false,
            };
        }

        FamilyBesideGiven(guesses, layout);
    }

    private static bool Name(Guess name, IReadOnlyList<Guess> all)
    {
        var (given, family) = (Find(all, ColumnMeaning.GivenName), Find(all, ColumnMeaning.FamilyName));
        if (name.Seen is { Meaning: ColumnMeaning.Email or ColumnMeaning.LinkedIn, Share: >= Most } look)
        {
            return Be(name, look.Meaning, 0.8, "By its values.");
        }

        // "Nom" beside "Prénom" is the family name; "Name" beside "First Name" may still be the whole one.
        var other = given ?? family;
        var isPart = (given is null) != (family is null) && other!.Column.Values.Count > 0 && !Holds(name, other);
        var meaning = !isPart ? ColumnMeaning.FullName : family is null ? ColumnMeaning.FamilyName : ColumnMeaning.GivenName;
        return Be(name, meaning, 0.9, isPart ? "It is the part of the name that has no other column." : "By its header.");
    }

    private static bool Title(Guess title, IReadOnlyList<Guess> all)
    {
        var hasJob = all.Any(g => g != title && g is { Meaning: ColumnMeaning.Title, IsWeak: false, IsByValues: false, Unclear: null });
        var isPrefix = title.Column.Share(ValueShapes.IsHonorific) >= Most || (hasJob && title.Column.Share(v => v.Length < 16 && !v.Contains(' ')) >= Most) || (hasJob && title.Column.Values.Count == 0);
        return isPrefix
            ? Be(title, ColumnMeaning.NamePrefix, 0.9, hasJob ? "The job has a column of its own: this is Mr. or Dr." : "By its values: Mr., Ms., Dr.")
            : Be(title, ColumnMeaning.Title, 0.95, "By its header.");
    }

    private static bool Role(Guess role, IReadOnlyList<Guess> all)
    {
        var isBuying = role.Column.Share(RoleWords.IsRole) >= Most;
        var hasJob = all.Any(g => g is { Meaning: ColumnMeaning.Title, IsWeak: false, IsByValues: false } or { Unclear: UnclearHeader.TitleOrPrefix });
        return isBuying ? Be(role, ColumnMeaning.BuyingRole, 0.9, "By its values: parts in a deal.")
            : hasJob ? Be(role, null, 0, "Its values are no buying roles, and the job has a column of its own.")
            : Be(role, ColumnMeaning.Title, 0.7, "Its values are no buying roles: it is the job.");
    }

    private static bool Status(Guess status)
    {
        var isEmail = status.Column.Share(v => LayoutData.Key(v) is "verified" or "unverified" or "valid" or "invalid" or "catchall" or "acceptall" or "unavailable" or "guessed" or "extrapolated" or "deliverable" or "undeliverable" or "risky" or "bounced") >= Most;
        return Be(status, isEmail ? ColumnMeaning.EmailStatus : ColumnMeaning.LeadStatus, 0.7, "By its values.");
    }

    // Without a header: one column of single words with known given names, and another one beside it.
    private static void FamilyBesideGiven(IReadOnlyList<Guess> all, Layout? layout)
    {
        if (layout is not null || Find(all, ColumnMeaning.GivenName) is not { } given || Find(all, ColumnMeaning.FamilyName) is not null || Find(all, ColumnMeaning.FullName) is not null)
        {
            return;
        }

        var beside = all.FirstOrDefault(g => g.Meaning is null && g.Unclear is null && Math.Abs(g.Column.Index - given.Column.Index) == 1
            && g.Column.Values.Count > 0 && g.Column.Share(v => v.Length < 40 && v.Any(char.IsLetter) && !v.Any(char.IsDigit) && NameFolding.Fold(v).Count(c => c == ' ') <= 2) > 0.9
            && ColumnNames.Find(g.Column.Header) is null);
        beside?.Be(ColumnMeaning.FamilyName, 0.6, "It stands beside the given name.");
    }

    private static bool Holds(Guess name, Guess part)
    {
        var words = part.Column.Values.Select(NameFolding.Fold).ToHashSet(StringComparer.Ordinal);
        return name.Column.Share(v => v.Contains(' ') && words.Any(w => NameFolding.Fold(v).Contains(w, StringComparison.Ordinal))) >= Most;
    }

    private static Guess? Find(IReadOnlyList<Guess> all, ColumnMeaning meaning) => all.FirstOrDefault(g => g.Meaning == meaning && g.Unclear is null);

    private static bool Be(Guess guess, ColumnMeaning? meaning, double confidence, string why)
    {
        guess.Be(meaning, confidence, why);
        return true;
    }
}

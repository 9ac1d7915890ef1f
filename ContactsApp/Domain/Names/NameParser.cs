namespace ContactsApp.Domain.Names;

/// <summary>
/// Divides a name as people write it into its parts. Pure and safe to call from many threads; every text gives an answer, none throws.
/// Knows prefixes, credentials, "Last, First", surnames in capitals, particles, Spanish and Portuguese double surnames, nicknames, East Asian,
/// Cyrillic and Hungarian order, and what tools and people put round a name (pronouns, emoji, titles behind a bar, an e-mail address).
/// </summary>
public static class NameParser
{
    /// <summary>Divides a full name. Null, empty and text without a letter give <see cref="PersonName.Empty"/> with the text as Full.</summary>
    public static PersonName Parse(string? full)
    {
        string tidy = NameNoise.Tidy(full ?? "");
        if (!tidy.Any(char.IsLetter))
        {
            return PersonName.Empty with { Full = tidy };
        }
        if (FromHandle(tidy) is { } fromHandle)
        {
            return fromHandle with { Full = tidy };
        }
        CleanName clean = NameNoise.Clean(tidy);
        if (!clean.Text.Any(char.IsLetter))
        {
            return PersonName.Empty with { Full = tidy, Given = clean.Nickname, Nickname = clean.Nickname };
        }
        if (NameScripts.Of(clean.Text) == NameScript.EastAsian)
        {
            return EastAsianNames.Parse(tidy, clean.Text, clean.Nickname);
        }
        PersonName name = NameOrder.Read(tidy, clean);
        // "Mac" McDonald: a nickname before a family name stands for the given name.
        return name is { Family: null, Given: { } only, Nickname: { } nickname } && NameLexicon.IsOnlySurname(NameFolding.Fold(only))
            ? name with { Given = nickname, Family = only }
            : name;
    }

    /// <summary>
    /// Puts a name together from columns that hold its parts. A column may hold more than its part ("Dr. Anna" as given name, "Smith, PhD" as
    /// family name); where one of given and family is missing, the other is read as a full name.
    /// </summary>
    public static PersonName FromParts(string? given, string? family, string? middle = null, string? prefix = null, string? suffix = null, string? nickname = null)
    {
        string givenText = NameNoise.Tidy(given ?? ""), familyText = NameNoise.Tidy(family ?? ""), middleText = NameNoise.Tidy(middle ?? "");
        if (!givenText.Any(char.IsLetter) || !familyText.Any(char.IsLetter))
        {
            PersonName single = Parse(string.Join(' ', new[] { prefix, givenText, middleText, familyText, suffix }.Where(p => !string.IsNullOrWhiteSpace(p))));
            return familyText.Any(char.IsLetter) && single.Family is null ? single with { Given = null, Family = single.Given } : single;
        }
        CleanName front = NameNoise.Clean(givenText), back = NameNoise.Clean(familyText);
        List<NameToken> names = NameToken.Split(front.Text.Replace(',', ' ')), surnames = NameToken.Split(back.Text.Split(',')[0]);
        List<NameToken> prefixes = NameAffixes.TakePrefixes(names), suffixes = NameAffixes.TakeSuffixes(surnames, 1);
        string behind = string.Join(", ", back.Text.Split(',').Skip(1).Select(p => p.Trim()));
        return new PersonName(
            string.Join(' ', new[] { prefix?.Trim(), givenText, middleText, familyText, suffix?.Trim() }.Where(p => !string.IsNullOrEmpty(p))),
            Merge(" ", prefix, NameToken.Join(prefixes)),
            NameToken.Join(names),
            Merge(" ", middleText),
            NameToken.Join(surnames),
            Merge(", ", NameToken.Join(suffixes), behind, front.Note ?? back.Note, suffix),
            Merge(" ", nickname) ?? front.Nickname ?? back.Nickname);
    }

    private static string? Merge(string separator, params string?[] parts)
    {
        string merged = string.Join(separator, parts.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => p!.Trim()));
        return merged.Length == 0 ? null : merged;
    }

    // "anna.huber@firm.example", "anna.huber", "anna_huber", "Vanessa.H", "JenniferWu": one word that holds a whole name.
    private static PersonName? FromHandle(string text)
    {
        if (text.Contains(' '))
        {
            return null;
        }
        int at = text.IndexOf('@', StringComparison.Ordinal);
        string local = at > 0 ? text[..at] : text;
        if (at > 0 || local.Contains('_'))
        {
            return NameFromEmail.Guess(local);
        }
        return NameFromEmail.Handle(local);
    }
}

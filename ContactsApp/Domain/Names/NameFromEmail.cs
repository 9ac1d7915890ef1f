namespace ContactsApp.Domain.Names;

/// <summary>Guesses a person's name from the part of an e-mail address before the @.</summary>
public static class NameFromEmail
{
    private const int ShortestSurname = 4;
    private static readonly char[] Separators = ['.', '_', '-', '+'];

    // Mailboxes of a role and no person; whole lists of them are kept with the e-mail addresses, these would read as names.
    private static readonly HashSet<string> Roles = new(StringComparer.Ordinal)
    {
        "info", "sales", "office", "contact", "kontakt", "support", "admin", "mail", "hello", "team", "service", "help", "post", "press", "jobs", "career", "careers", "billing",
        "accounting", "marketing", "webmaster", "postmaster", "noreply", "no-reply", "newsletter", "hr", "it", "legal", "privacy", "security", "customer", "orders", "invoice",
    };

    /// <summary>
    /// The name an address stands for: "anna.huber" is Anna Huber, "s.bianchi" and "sbianchi" are S. Bianchi, "maria" is Maria.
    /// Null for role mailboxes and for what holds no name.
    /// </summary>
    public static PersonName? Guess(string emailLocalPart)
    {
        ArgumentNullException.ThrowIfNull(emailLocalPart);
        string local = emailLocalPart.Trim().Split('@')[0];
        int plus = local.IndexOf('+', StringComparison.Ordinal);
        string[] parts = (plus > 0 ? local[..plus] : local).Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Trim("0123456789".ToCharArray())).Where(p => p.Length > 0).ToArray();
        if (parts.Length is 0 or > 5 || parts.Any(p => !p.All(c => char.IsLetter(c) || c == '\'')) || parts.Any(p => Roles.Contains(NameFolding.Fold(p))))
        {
            return null;
        }
        return parts.Length == 1 ? One(parts[0]) : Several(parts);
    }

    /// <summary>A name in one word that a person typed where a full name belongs: "anna.huber", "Vanessa.H", "JenniferWu"; null for an ordinary word.</summary>
    internal static PersonName? Handle(string word)
    {
        string[] parts = word.Split('.');
        if (parts.Length == 2 && parts.All(p => p.Length > 0 && p.All(char.IsLetter)) && (parts[0].Length > 2 || char.IsLower(parts[0][0])) && !NameAffixes.IsCredential(NameToken.Of(word).Key))
        {
            // One letter behind the dot is how a handle hides the family name.
            return parts[1].Length > 1 ? Several(parts) : new(word, null, Cased(parts[0]), null, null, null, null);
        }
        for (int i = 2; i < word.Length - 1; i++)
        {
            if (char.IsUpper(word[i]) && char.IsLower(word[i - 1]) && NameLexicon.IsGiven(NameFolding.Fold(word[..i])) && word.All(char.IsLetter) && !NameLexicon.IsGiven(NameFolding.Fold(word)))
            {
                return NameParser.Parse($"{word[..i]} {word[i..]}");
            }
        }
        return null;
    }

    private static PersonName Several(string[] parts)
    {
        string name = string.Join(' ', parts.Select(p => p.Length == 1 ? char.ToUpperInvariant(p[0]) + "." : Cased(p)));
        return NameParser.Parse(name);
    }

    private static PersonName? One(string word)
    {
        string key = NameFolding.Fold(word);
        if (NameLexicon.IsGiven(key) || key.Length < ShortestSurname)
        {
            return NameLexicon.IsGiven(key) ? new(Cased(word), null, Cased(word), null, null, null, null) : null;
        }
        if (NameLexicon.IsSurname(key))
        {
            return new(Cased(word), null, null, null, Cased(word), null, null);
        }
        if (NameLexicon.IsSurname(key[1..]))
        {
            return Initialled(key[..1], key[1..]);
        }
        for (int i = 3; i <= key.Length - 3; i++)
        {
            if (NameLexicon.IsGiven(key[..i]) && NameLexicon.IsSurname(key[i..]))
            {
                return new($"{Cased(key[..i])} {Cased(key[i..])}", null, Cased(key[..i]), null, Cased(key[i..]), null, null);
            }
        }
        // First letter and family name is the commonest form of all; longer words are left to a person.
        return key.Length is > ShortestSurname and <= 12 ? Initialled(key[..1], key[1..]) : null;
    }

    private static PersonName Initialled(string letter, string surname)
    {
        string initial = letter.ToUpperInvariant() + ".";
        return new($"{initial} {Cased(surname)}", null, initial, null, Cased(surname), null, null);
    }

    private static string Cased(string word) => NameCasing.Proper(char.IsUpper(word[0]) ? word : word.ToLowerInvariant());
}

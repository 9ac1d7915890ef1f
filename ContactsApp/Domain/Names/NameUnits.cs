namespace ContactsApp.Domain.Names;

/// <summary>A word of a name together with the particles that lean on it: "van der Hoek", "Ortega y Gasset", "Gabriela".</summary>
/// <param name="Tokens">The words.</param>
/// <param name="HasParticle">True where a particle leads or joins.</param>
internal sealed record NameUnit(List<NameToken> Tokens, bool HasParticle)
{
    /// <summary>Key of the word that bears the name.</summary>
    public string Key => Tokens[^1].Key;

    /// <summary>One letter, or letters with dots.</summary>
    public bool IsInitial => Tokens.Count == 1 && Tokens[0].IsInitial;

    /// <summary>Known as a given name.</summary>
    public bool IsGiven => !HasParticle && NameLexicon.IsGiven(Key);

    /// <summary>Known as a given name only.</summary>
    public bool IsOnlyGiven => !HasParticle && NameLexicon.IsOnlyGiven(Key);

    /// <summary>Known as a family name, shaped like one, or led by a particle.</summary>
    public bool IsSurname => HasParticle || NameLexicon.IsSurname(Key);

    /// <summary>Known as a family name only.</summary>
    public bool IsOnlySurname => HasParticle || NameLexicon.IsOnlySurname(Key);

    /// <summary>Spanish or Portuguese family name.</summary>
    public bool IsIberianSurname => NameLexicon.Surname(Key) is { IsIberian: true };

    /// <summary>Groups the words of a name without commas, prefixes and suffixes.</summary>
    /// <param name="words">The words.</param>
    /// <param name="fromStart">A particle counts at the very start too: true for the family part of "De La Cruz, Juan".</param>
    public static List<NameUnit> Group(List<NameToken> words, bool fromStart = false)
    {
        bool oneCase = !words.Any(w => w.Text.Any(char.IsUpper));
        var units = new List<NameUnit>(words.Count);
        for (int i = 0; i < words.Count; i++)
        {
            int start = i;
            while (i < words.Count - 1 && (units.Count > 0 || fromStart) && Leads(words, i, start, oneCase))
            {
                i++;
            }
            Add(units, words.GetRange(start, i - start + 1), i > start);
        }
        return units;
    }

    private static void Add(List<NameUnit> units, List<NameToken> words, bool led)
    {
        if (units.Count > 1 && units[^1].Tokens.Count > 0 && Joins(units[^1].Tokens[^1]))
        {
            units[^1].Tokens.AddRange(words);
            return;
        }
        if (units.Count > 1 && words.Count == 1 && Joins(words[0]))
        {
            units[^1] = new([.. units[^1].Tokens, words[0]], true);
            return;
        }
        // "María del Carmen", "Maria da Conceição": the second half of a given name.
        if (led && units.Count > 0 && units.All(u => u.IsGiven) && words[0].Key[0] == 'd' && Particles.IsDevotion(words[^1].Key))
        {
            units[^1] = new([.. units[^1].Tokens, .. words], false);
            return;
        }
        units.Add(new(words, led));
    }

    private static bool Joins(NameToken word) => Particles.IsJoin(word.Key) && !word.Text.Contains('.') && (word.Key.Length > 1 || char.IsLower(word.Text[0]));

    private static bool Leads(List<NameToken> words, int i, int start, bool oneCase)
    {
        NameToken word = words[i];
        if (word.Key == "o" && !word.Text.Contains('.'))
        {
            return Particles.IsIrishRoot(words[i + 1].Key);
        }
        if (!Particles.IsLead(word.Key) || (word.Text.Contains('.') && word.Key is not ("st" or "vd")))
        {
            // "von und zu" holds a joining word inside.
            return i > start && Particles.IsJoin(word.Key) && word.Key.Length > 1;
        }
        // Ben and Van are given names of their own before a family name that is neither Arabic nor Dutch.
        return !(word.Key == "ben" && start > 0 && NameLexicon.Given(words[0].Key) is { } given && given.In("en") && !given.In("ar") && !given.In("he") && !oneCase)
            && !(words[i + 1].IsInitial && i + 1 < words.Count - 1 && !Particles.IsLead(words[i + 1].Key));
    }
}

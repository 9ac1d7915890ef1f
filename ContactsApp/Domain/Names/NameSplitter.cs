namespace ContactsApp.Domain.Names;

/// <summary>The words of a name by part.</summary>
internal readonly record struct NameParts(List<NameToken> Given, List<NameToken> Middle, List<NameToken> Family);

/// <summary>Divides the words of a Latin name into given, middle and family name.</summary>
internal static class NameSplitter
{
    /// <summary>Divides the words of a name in running order.</summary>
    public static NameParts Split(List<NameToken> words)
    {
        if (words.Count == 0)
        {
            return new([], [], []);
        }
        if (SplitByCapitals(words) is { } byCapitals)
        {
            return byCapitals;
        }
        if (ParticleInFront(words) is { } led)
        {
            return led;
        }
        List<NameUnit> units = NameUnit.Group(words);
        int inFront = FamilyFirst.Count(units);
        if (inFront > 0)
        {
            // Vietnamese middle names stand between: Nguyen Van Minh is Minh of the Nguyens.
            List<NameToken> rest = Tokens(units.Skip(inFront));
            bool vietnamese = units[0].Tokens.Count == 1 && words.Count > 2 && NameLexicon.Surname(units[0].Key) is { } s && s.In("vn");
            return vietnamese && !units[1].IsInitial && rest.TrueForAll(w => w.Text.Length < 7) && IsVietnamese(rest)
                ? new([rest[^1]], rest[..^1], Tokens(units.Take(inFront)))
                : Names(rest, Tokens(units.Take(inFront)));
        }
        int family = FamilyStart(units);
        return Names(Tokens(units.Take(family)), Tokens(units.Skip(family)));
    }

    /// <summary>Divides given names into the given name (a compound one whole) and the middle names.</summary>
    public static NameParts Names(List<NameToken> names, List<NameToken> family)
    {
        int given = Math.Min(1, names.Count);
        if (names.Count > 1 && Particles.IsArabic(names[0].Key) && !names[0].Text.Contains('-'))
        {
            given = 2;
        }
        bool compound = names.Count > 1 && NameLexicon.Given(names[0].Key) is { } first && (first.IsIberian || first.In("fr"))
            && (!first.In("en") || family.Exists(w => NameLexicon.Surname(w.Key) is { IsIberian: true }));
        while (given < names.Count && (IsDevotionLead(names[given]) || (compound && !names[given].IsInitial && NameLexicon.Given(names[given].Key) is { } next && (next.IsIberian || next.In("fr")))
            || IsDevotionLead(names[given - 1]) || (names[given - 1].Key is "la" or "los" or "las" && given > 1)) && !names[given].IsInitial)
        {
            given++;
        }
        return new(names[..given], names[given..], family);
    }

    // del Carmen, de los Ángeles, da Conceição
    private static bool IsDevotionLead(NameToken word) => word.Key is "de" or "del" or "da" or "do" or "das" or "dos";

    private static List<NameToken> Tokens(IEnumerable<NameUnit> units) => [.. units.SelectMany(u => u.Tokens)];

    private static bool IsVietnamese(List<NameToken> words) =>
        words.TrueForAll(w => w.Key is "van" or "thi" || NameLexicon.Given(w.Key) is { } g && g.In("vn") || NameLexicon.Surname(w.Key) is { } s && s.In("vn"));

    // El Houssine AZERHOUNE, DIALLO Mamadou: where some words are all capitals and some are not, the capitals are the family name.
    private static NameParts? SplitByCapitals(List<NameToken> words)
    {
        int first = words.FindIndex(IsCapitalSurname), last = words.FindLastIndex(IsCapitalSurname);
        bool others = words.Exists(w => !w.IsCapitals && !w.IsInitial && w.Text.Any(char.IsLower) && !Particles.IsLead(w.Key));
        if (first < 0 || !others)
        {
            return null;
        }
        if (first == 1 && words[0].IsCapitals && Particles.IsLead(words[0].Key) && last < words.Count - 1)
        {
            first = 0;   // LE GOFF Yann
        }
        if (first == 0)
        {
            return last == words.Count - 1 ? null : Names(words[(last + 1)..], words[..(last + 1)]);
        }
        // Two letters in front are initials (JP, AJ), never the family name.
        while (first > 1 && Particles.IsLead(words[first - 1].Key))
        {
            first--;
        }
        if (last < words.Count - 1 && words.Skip(last + 1).Any(w => !w.IsInitial))
        {
            // Peter CHAN Tai Man: the family name in capitals stands between a Western and a Chinese given name.
            return new(words[..first], words[(last + 1)..], words[first..(last + 1)]);
        }
        return Names(words[..first], words[first..]);

        bool IsCapitalSurname(NameToken w) => w.IsCapitals && (w.LetterCount > 2 || (words.IndexOf(w) > 0 && !Particles.IsLead(w.Key)));
    }

    // Van Damme Luc: the family name stands in front where a particle opens the name and only given names follow.
    private static NameParts? ParticleInFront(List<NameToken> words)
    {
        if (words.Count < 3 || !Particles.IsLead(words[0].Key) || Particles.IsArabic(words[0].Key) || (NameLexicon.IsGiven(words[0].Key) && NameLexicon.IsGiven(words[1].Key)))
        {
            return null;
        }
        List<NameUnit> units = NameUnit.Group(words, fromStart: true);
        return units.Count > 1 && units[0].HasParticle && units.Skip(1).All(u => u.IsOnlyGiven) ? Names(Tokens(units.Skip(1)), units[0].Tokens) : null;
    }

    private static int FamilyStart(List<NameUnit> units)
    {
        if (units.Count == 1)
        {
            return 1;
        }
        int last = units.Count - 1;
        int initial = units.FindLastIndex(last - 1, u => u.IsInitial);
        if (initial >= 1 && !units.Take(initial).All(u => u.IsInitial))
        {
            return initial + 1;
        }
        if (units[last].IsInitial && units.Count > 2 && units[last - 1].IsOnlySurname)
        {
            return last - 1;
        }
        int particle = units.FindIndex(1, u => u.HasParticle);
        if (particle > 0 && units[particle].Tokens[0] is var lead && Particles.IsPatronymic(lead.Key) && particle < last)
        {
            // Mohammed bin Rashid Al Maktoum: the house is the family name, "bin Rashid" names the father.
            return units.FindIndex(particle + 1, u => u.HasParticle) is > 0 and var house ? house : particle;
        }
        int start = IberianStart(units) ?? DoubleStart(units);
        return particle > 0 ? Math.Min(start, particle) : start;
    }

    // José Luis Mantecón García, Carmen Ortiz de Zárate: two surnames are the rule in Spain, Portugal and Latin America.
    private static int? IberianStart(List<NameUnit> units)
    {
        int count = units.Count;
        bool given = NameLexicon.Given(units[0].Tokens[0].Key) is { IsIberian: true };
        int surnames = units.Skip(1).Count(u => u.IsIberianSurname || u.HasParticle);
        if (count < 3 || (!given && surnames < 2) || surnames == 0)
        {
            return null;
        }
        int start = 1;
        while (start < count - 1 && units[start].IsGiven && !(units[start].IsIberianSurname && count - start <= 2 && !units[start].IsOnlyGiven && start > 1))
        {
            start++;
        }
        // Four words of which the second is unknown: two and two.
        if (start == 1 && count >= 4 && !units[1].IsSurname && count - start > 2)
        {
            start = count - 2;
        }
        return units[start].IsSurname || units[count - 1].IsIberianSurname || given ? start : null;
    }

    // Kristen McDonald Rivet, Jakub Orzechowski Westholm: a middle word that can only be a family name, by its shape or behind a woman's name.
    private static int DoubleStart(List<NameUnit> units)
    {
        int last = units.Count - 1;
        if (last < 2)
        {
            return last;
        }
        NameUnit before = units[last - 1];
        bool shaped = NameLexicon.HasSurnameShape(before.Key);
        bool woman = NameLexicon.Given(units[0].Key) is { Gender: 'f' } && units[0].Tokens[0].Text.Any(char.IsLower);
        bool iberian = before.IsIberianSurname && before.IsOnlySurname;
        return shaped || iberian || (woman && before.IsOnlySurname) ? last - 1 : last;
    }
}

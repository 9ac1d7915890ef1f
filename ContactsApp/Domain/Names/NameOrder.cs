namespace ContactsApp.Domain.Names;

/// <summary>Reads the order of a cleaned name: what the commas mean, what is prefix and suffix, and which part comes first.</summary>
internal static class NameOrder
{
    /// <summary>Divides a cleaned name in a script with spaces.</summary>
    public static PersonName Read(string full, CleanName clean)
    {
        List<List<NameToken>> pieces = [.. clean.Text.Split(',').Select(p => NameToken.Split(SeparateGlued(p))).Where(p => p.Count > 0)];
        if (pieces.Count == 0)
        {
            return PersonName.Empty with { Full = full };
        }
        List<NameToken> first = pieces[0];
        List<NameToken> prefixes = NameAffixes.TakePrefixes(first);
        bool uniform = first.TrueForAll(w => !w.Text.Any(char.IsLower));
        var suffixes = new List<string>();
        List<NameToken>? behind = null;
        foreach (List<NameToken> piece in pieces.Skip(1))
        {
            if (behind is null && IsFamilyOnly(first) && piece is [{ IsInitial: true } initials] && !NameAffixes.IsSureCredential(initials.Key))
            {
                behind = piece;   // "de Jong, A.M."
            }
            else if (NameAffixes.AreSuffixes(piece, unknownToo: !uniform) || (uniform && behind is null && first.Count == 1 && IsUnknownCredential(piece, pieces)))
            {
                suffixes.Add(NameToken.Join(piece)!);
            }
            else if (behind is null && !piece.Exists(w => NameAffixes.IsJobWord(w.Key)))
            {
                behind = piece;
            }
        }
        NameParts parts = behind is not null && IsLastFirst(first, behind)
            ? LastFirst(first, behind, prefixes, suffixes)
            : Running(first, prefixes, suffixes);
        return Assemble(full, clean, prefixes, parts, suffixes);
    }

    private static PersonName Assemble(string full, CleanName clean, List<NameToken> prefixes, NameParts parts, List<string> suffixes)
    {
        if (clean.Note is not null)
        {
            suffixes.Add(clean.Note);
        }
        return new(full, NameToken.Join(prefixes), NameToken.Join(parts.Given), NameToken.Join(parts.Middle), NameToken.Join(parts.Family),
            suffixes.Count == 0 ? null : string.Join(", ", suffixes), clean.Nickname);
    }

    // In capitals an unknown short piece is a credential only where a later piece is the given name: TROJAN, BSN, XYZN, CHRISTINE.
    private static bool IsUnknownCredential(List<NameToken> piece, List<List<NameToken>> pieces) =>
        piece.Count == 1 && NameAffixes.LooksLikeCredential(piece[0]) && pieces[^1] != piece && NameLexicon.IsGiven(pieces[^1][0].Key);

    private static bool IsFamilyOnly(List<NameToken> words) => NameUnit.Group(words, fromStart: true).Count == 1;

    private static bool IsLastFirst(List<NameToken> first, List<NameToken> behind)
    {
        List<NameToken> family = [.. first];
        NameAffixes.TakeSuffixes(family, 1);
        if (family.Count == 1)
        {
            return true;
        }
        NameToken given = behind[Math.Min(behind.Count - 1, NameAffixes.TakePrefixes([.. behind]).Count)];
        return family.Count <= 5 && behind.Count <= 4
            && (NameLexicon.IsGiven(given.Key) || given.IsInitial || Particles.IsLead(family[0].Key) || !NameLexicon.IsGiven(family[0].Key));
    }

    private static NameParts LastFirst(List<NameToken> family, List<NameToken> names, List<NameToken> prefixes, List<string> suffixes)
    {
        Prepend(suffixes, NameAffixes.TakeSuffixes(family, 1));
        prefixes.AddRange(NameAffixes.TakePrefixes(names));
        Prepend(suffixes, NameAffixes.TakeSuffixes(names, 1));

        // "Berg, Pieter van den": in Dutch and German lists the particles stand last.
        int particles = names.Count;
        while (particles > 1 && Particles.IsLead(names[particles - 1].Key) && !names[particles - 1].Text.Any(char.IsUpper))
        {
            particles--;
        }
        family.InsertRange(0, names.Skip(particles));
        names.RemoveRange(particles, names.Count - particles);
        return NameSplitter.Names(names, family);
    }

    private static NameParts Running(List<NameToken> words, List<NameToken> prefixes, List<string> suffixes)
    {
        Prepend(suffixes, NameAffixes.TakeSuffixes(words, prefixes.Count > 0 || suffixes.Count > 0 ? 1 : 2));
        if (words.Count == 1)
        {
            // "Frau Keller", "Dr. Huber": behind a title a single word is the family name.
            return prefixes.Count > 0 ? new([], [], words) : new(words, [], []);
        }
        return NameScripts.Of(words[0].Text) == NameScript.Cyrillic ? CyrillicNames.Split(words) : NameSplitter.Split(words);
    }

    private static void Prepend(List<string> suffixes, List<NameToken> taken)
    {
        if (taken.Count > 0)
        {
            suffixes.Insert(0, NameToken.Join(taken)!);
        }
    }

    // "J.Smith", "Dr.Huber": a dot inside a word ends an initial or a title; "Ph.D." and "J.R." stay.
    private static string SeparateGlued(string piece)
    {
        int dot = piece.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || dot >= piece.Length - 2)
        {
            return piece;
        }
        var words = new List<string>();
        foreach (string word in piece.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int last = word.LastIndexOf('.', word.Length - 1);
            bool separates = last > 0 && last < word.Length - 3 && char.IsUpper(word[last + 1]) && char.IsLower(word[last + 2])
                && !NameAffixes.IsCredential(NameToken.Of(word).Key);
            words.Add(separates ? word[..(last + 1)] : word);
            if (separates)
            {
                words.Add(word[(last + 1)..]);
            }
        }
        return string.Join(' ', words);
    }
}

namespace ContactsApp.Domain.Titles;

/// <summary>What can be said of a word that stands in no list: a plural, a compound, a slip of the pen.</summary>
internal static class UnknownWord
{
    /// <summary>Shortest word a misspelling is looked for in: shorter ones are too often another word.</summary>
    private const int ShortestMisspelled = 7;
    private const int LongestMisspelled = 24;

    /// <summary>The entry that stands for the word, or null when nothing can be said.</summary>
    public static TitleEntry? Find(ReadOnlySpan<char> word)
    {
        var lexicon = TitleLexicon.Instance;
        return word.Length < 3 || char.IsDigit(word[0])
            ? null
            : Plural(lexicon, word) ?? WithoutArticle(lexicon, word) ?? Compound(lexicon, word) ?? Misspelled(lexicon, word) ?? Beginning(lexicon, word);
    }

    /// <summary>"Engineers" is engineer, but "founders" is nobody's own title.</summary>
    private static TitleEntry? Plural(TitleLexicon lexicon, ReadOnlySpan<char> word)
    {
        if (word[^1] != 's')
        {
            return null;
        }

        var single = lexicon.Find(word[..^1])
            ?? (word.EndsWith("ies") ? lexicon.Find($"{word[..^3]}y") : null)
            ?? (word.EndsWith("es") ? lexicon.Find(word[..^2]) : null);
        return single?.Kind is WordKind.Topic or WordKind.Specialist or WordKind.Functional or WordKind.Aide or WordKind.Skip ? single : null;
    }

    private static TitleEntry? WithoutArticle(TitleLexicon lexicon, ReadOnlySpan<char> word) =>
        word.StartsWith("ال") ? lexicon.Find(word[2..]) : null;

    /// <summary>"Vertriebstechnikleiterin": the end says the role, the beginning the function.</summary>
    private static TitleEntry? Compound(TitleLexicon lexicon, ReadOnlySpan<char> word)
    {
        for (var start = 3; start <= word.Length - 4; start++)
        {
            if (lexicon.FindEnding(word[start..]) is { } ending)
            {
                var function = Stem(lexicon, word[..start]);
                return function is null || function.Weight <= ending.Weight
                    ? ending with { Phrase = word.ToString() }
                    : new TitleEntry(ending.Kind, function.Department, function.Weight, word.ToString());
            }
        }

        return null;
    }

    /// <summary>The function in the first part of a compound, without the letters that only join.</summary>
    private static TitleEntry? Stem(TitleLexicon lexicon, ReadOnlySpan<char> part)
    {
        foreach (var joint in (ReadOnlySpan<string>)["", "s", "n", "en", "es", "e", "-"])
        {
            if (part.EndsWith(joint) && part.Length - joint.Length >= 2 && lexicon.Find(part[..^joint.Length]) is { Department: not null } whole)
            {
                return whole;
            }
        }

        return Beginning(lexicon, part);
    }

    /// <summary>The longest function a word begins with.</summary>
    private static TitleEntry? Beginning(TitleLexicon lexicon, ReadOnlySpan<char> word)
    {
        for (var end = word.Length - 3; end >= 5; end--)
        {
            if (lexicon.Find(word[..end]) is { Kind: WordKind.Topic } function)
            {
                return function;
            }
        }

        return null;
    }

    /// <summary>A known word with one letter left out, doubled, swapped or mistaken; the first letter is taken to be right.</summary>
    private static TitleEntry? Misspelled(TitleLexicon lexicon, ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestMisspelled or > LongestMisspelled || !IsPlainLatin(word))
        {
            return null;
        }

        Span<char> tried = stackalloc char[LongestMisspelled + 1];
        return Shorter(lexicon, word, tried) ?? Swapped(lexicon, word, tried) ?? OtherLetter(lexicon, word, tried);
    }

    private static TitleEntry? Shorter(TitleLexicon lexicon, ReadOnlySpan<char> word, Span<char> tried)
    {
        for (var i = 1; i < word.Length; i++)
        {
            word[..i].CopyTo(tried);
            word[(i + 1)..].CopyTo(tried[i..]);
            if (lexicon.Find(tried[..(word.Length - 1)]) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    private static TitleEntry? Swapped(TitleLexicon lexicon, ReadOnlySpan<char> word, Span<char> tried)
    {
        for (var i = 1; i < word.Length - 1; i++)
        {
            word.CopyTo(tried);
            (tried[i], tried[i + 1]) = (tried[i + 1], tried[i]);
            if (lexicon.Find(tried[..word.Length]) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    private static TitleEntry? OtherLetter(TitleLexicon lexicon, ReadOnlySpan<char> word, Span<char> tried)
    {
        for (var i = 1; i <= word.Length; i++)
        {
            for (var letter = 'a'; letter <= 'z'; letter++)
            {
                word[..i].CopyTo(tried);
                tried[i] = letter;
                word[i..].CopyTo(tried[(i + 1)..]);
                var inserted = lexicon.Find(tried[..(word.Length + 1)]);
                if (inserted is null && i < word.Length)
                {
                    word[(i + 1)..].CopyTo(tried[(i + 1)..]);
                    inserted = lexicon.Find(tried[..word.Length]);
                }

                if (inserted is not null)
                {
                    return inserted;
                }
            }
        }

        return null;
    }

    private static bool IsPlainLatin(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (c is < 'a' or > 'z')
            {
                return false;
            }
        }

        return true;
    }
}

namespace ContactsApp.Domain.Names;

/// <summary>Orders the parts of names in Cyrillic: "Иван Петров", "Петров Иван Сергеевич".</summary>
internal static class CyrillicNames
{
    private static readonly string[] PatronymicEndings = ["ович", "евич", "ьич", "инич", "овна", "евна", "ична", "інична", "ївна", "івна", "йович", "йовна"];
    private static readonly string[] SurnameEndings = ["ов", "ова", "ев", "ева", "ин", "ина", "ын", "ына", "ский", "ская", "ський", "ська", "цкий", "цкая", "енко", "ко", "ук", "юк", "чук", "ић", "ски", "ска", "ян", "дзе", "швили", "ых", "их"];

    /// <summary>Divides the words of a name.</summary>
    public static NameParts Split(List<NameToken> words)
    {
        if (words.Count < 2)
        {
            return new(words, [], []);
        }
        int patronymic = words.FindIndex(1, w => IsPatronymic(w.Key));
        if (words.Count == 3 && patronymic == 2)
        {
            return new([words[1]], [words[2]], [words[0]]);
        }
        if (words.Count >= 3 && patronymic == 1)
        {
            return new([words[0]], [words[1]], words[2..]);
        }
        bool familyFirst = words.Count == 2 && !NameLexicon.IsGiven(words[0].Key)
            && (NameLexicon.IsGiven(words[1].Key) || (words[1].IsInitial && HasSurnameShape(words[0].Key)));
        if (familyFirst || (words.Count == 3 && words[1].IsInitial && words[2].IsInitial))
        {
            return new([words[1]], words[2..], [words[0]]);
        }
        return new([words[0]], words[1..^1], [words[^1]]);
    }

    private static bool IsPatronymic(string key) => key.Length > 5 && PatronymicEndings.Any(e => key.EndsWith(e, StringComparison.Ordinal));

    private static bool HasSurnameShape(string key) => SurnameEndings.Any(e => key.EndsWith(e, StringComparison.Ordinal));
}

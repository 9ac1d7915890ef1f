using System.Buffers;

namespace ContactsApp.Domain.Names;

/// <summary>A word of a name and the form in which lists know it.</summary>
/// <param name="Text">The word as written.</param>
/// <param name="Key">The word folded, without dots, brackets and trailing marks.</param>
internal readonly record struct NameToken(string Text, string Key)
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(".(),;:");

    /// <summary>A word with its key.</summary>
    public static NameToken Of(string text)
    {
        string folded = NameFolding.Fold(text);
        return new(text, folded.AsSpan().IndexOfAny(Marks) < 0 ? folded : string.Concat(folded.Where(c => !Marks.Contains(c))));
    }

    /// <summary>The words of a text.</summary>
    public static List<NameToken> Split(string text)
    {
        var tokens = new List<NameToken>(4);
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            NameToken token = Of(word);
            if (token.Key.Length > 0)
            {
                tokens.Add(token);
            }
        }
        return tokens;
    }

    /// <summary>One letter, with or without a dot, or several letters each with one ("J.R.", "H.-J.").</summary>
    public bool IsInitial => LetterCount == 1 || (Text.Contains('.') && DotsFollowEveryLetter);

    /// <summary>Two or more letters, all of them capitals, and no initials.</summary>
    public bool IsCapitals => LetterCount > 1 && !Text.Any(char.IsLower) && Text.Any(char.IsUpper) && !IsInitial;

    /// <summary>Number of letters.</summary>
    public int LetterCount => Text.Count(char.IsLetter);

    private bool DotsFollowEveryLetter
    {
        get
        {
            for (int i = 0; i < Text.Length; i++)
            {
                if (char.IsLetter(Text[i]) && (i + 1 == Text.Length || Text[i + 1] != '.'))
                {
                    return false;
                }
            }
            return true;
        }
    }

    /// <summary>The words joined by spaces, or null where there are none.</summary>
    public static string? Join(IEnumerable<NameToken> tokens)
    {
        string joined = string.Join(' ', tokens.Select(t => t.Text));
        return joined.Length == 0 ? null : joined;
    }
}

using System.Globalization;
using System.Text;
using ContactsApp.Domain.Companies;

namespace ContactsApp.Domain.Titles;

/// <summary>
/// A title taken into words: folded, separated by one space, with what stood between them. Gendered endings ("(in)", "*in", "/a", "·rice")
/// are taken off, short forms spelled out, initials joined ("V.P." is "vp"), and a run of Chinese, Japanese or Korean characters is one word.
/// </summary>
internal sealed class TitleText
{
    private static readonly HashSet<string> GenderEndings = new(StringComparer.Ordinal)
    {
        "in", "innen", "r", "e", "er", "a", "o", "as", "os", "es", "ne", "te", "se", "le", "trice", "rice", "euse", "ice", "ere", "iere", "fem", "d", "rin", "ra", "ora", "essa", "nja", "ka",
    };

    /// <summary>"n/a" is no gendered word.</summary>
    private const int ShortestGendered = 2;

    /// <summary>A word that is no short form has this many letters.</summary>
    private const int ShortestSentenceEnd = 5;

    private readonly StringBuilder text = new();
    private readonly List<Word> words = [];
    private readonly string source;
    private TitleBreak pending;
    private int wordStart = -1;
    private bool wordIsEastAsian;

    private TitleText(string folded) => source = folded;

    /// <summary>All words, separated by one space.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where each word stands in <see cref="Text"/>.</summary>
    public IReadOnlyList<Word> Words => words;

    /// <summary>The words from one to another, both included.</summary>
    public ReadOnlySpan<char> Span(int first, int last) => Text.AsSpan(words[first].Start, words[last].End - words[first].Start);

    /// <summary>Takes a title into words.</summary>
    public static TitleText Of(string title)
    {
        var reader = new TitleText(Ascii.IsValid(title) ? title.ToLowerInvariant() : TextFold.Fold(title));
        reader.Read();
        reader.Text = reader.text.ToString();
        return reader;
    }

    private void Read()
    {
        for (var i = 0; i < source.Length;)
        {
            i = ReadOne(i);
        }

        EndWord();
    }

    private int ReadOne(int i)
    {
        var c = source[i];
        if (IsWordChar(c))
        {
            Append(c);
            return i + 1;
        }

        if (wordStart >= 0 && text.Length - wordStart >= ShortestGendered && GenderEnding(i) is var end && end > i)
        {
            return end;
        }

        if (c == '.' && IsInitial(i))
        {
            return i + 1;
        }

        var wordBefore = wordStart >= 0;
        EndWord();
        return c == '#' && !wordBefore ? SkipHashtag(i + 1) : Separate(i, c);
    }

    private int Separate(int i, char c)
    {
        switch (c)
        {
            case '&':
                AddWord("and");
                break;
            case '+' when Spaced(i):
                AddWord("and");
                break;
            case '@':
                AddWord("@");
                break;
            case '-' or '\u2010' or '\u2011' when !Spaced(i):
                break;
            default:
                Pend(BreakOf(i, c));
                break;
        }

        return i + 1;
    }

    private TitleBreak BreakOf(int i, char c) => c switch
    {
        '/' or '\\' => TitleBreak.Slash,
        ',' or ';' or ':' or '(' or ')' or '[' or ']' or '{' or '}' or '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u3001' or '\uFF0C' or '!' or '?' => TitleBreak.Comma,
        '.' => EndsSentence(i) ? TitleBreak.Comma : TitleBreak.None,
        '|' or '\n' or '\r' or '\t' or '\u2022' or '\u00B7' or '\u30FB' or '\u00BB' or '\u00AB' or '>' or '~' or '\u2016' or '\u3002' or '=' or '\u2219' or '\u25CF' or '\u25AA' => TitleBreak.Bar,
        _ => char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol ? TitleBreak.Bar : TitleBreak.None,
    };

    /// <summary>A point behind a short word shortens it: "Dir. Prod. Mgmt.".</summary>
    private bool EndsSentence(int i) => i + 1 < source.Length && source[i + 1] == ' ' && i >= ShortestSentenceEnd && source[(i - ShortestSentenceEnd)..i].All(IsWordChar);

    private bool Spaced(int i) => i == 0 || i + 1 >= source.Length || source[i - 1] == ' ' || source[i + 1] is ' ' or '-';

    private void Pend(TitleBreak found) => pending = found > pending ? found : pending;

    private void Append(char c)
    {
        var eastAsian = IsEastAsian(c);
        if (wordStart >= 0 && eastAsian != wordIsEastAsian)
        {
            EndWord();
        }

        if (wordStart < 0)
        {
            StartWord();
            wordIsEastAsian = eastAsian;
        }

        text.Append(c);
    }

    private void AddWord(string word)
    {
        StartWord();
        text.Append(word);
        EndWord();
    }

    private void StartWord()
    {
        if (text.Length > 0)
        {
            text.Append(' ');
        }

        wordStart = text.Length;
    }

    private void EndWord()
    {
        if (wordStart >= 0)
        {
            SpellOut();
            words.Add(new Word(wordStart, text.Length, pending, wordIsEastAsian));
            (pending, wordStart, wordIsEastAsian) = (TitleBreak.None, -1, false);
        }
    }

    private void SpellOut()
    {
        Span<char> word = stackalloc char[TitleShortForms.Longest];
        var length = text.Length - wordStart;
        if (length > word.Length)
        {
            return;
        }

        text.CopyTo(wordStart, word, length);
        if (TitleShortForms.Find(word[..length]) is { } whole)
        {
            text.Length = wordStart;
            text.Append(whole);
        }
    }

    private int SkipHashtag(int i)
    {
        while (i < source.Length && (IsWordChar(source[i]) || source[i] == '_'))
        {
            i++;
        }

        return i;
    }

    /// <summary>A point behind a single letter that another single letter and a point or the end follow, or that ends such a row.</summary>
    private bool IsInitial(int i)
    {
        var single = i >= 1 && char.IsLetter(source[i - 1]) && (i == 1 || !IsWordChar(source[i - 2]));
        return single && i + 1 < source.Length && char.IsLetter(source[i + 1]) && (i + 2 >= source.Length || !IsWordChar(source[i + 2]));
    }

    /// <summary>Where a gendered ending that starts here stops, or the same place when there is none.</summary>
    private int GenderEnding(int i)
    {
        if (source[i] is not ('(' or '/' or '*' or ':' or '_' or '\u00B7' or '.' or '\u2022'))
        {
            return i;
        }

        var start = i + 1 < source.Length && source[i + 1] == '-' ? i + 2 : i + 1;
        var end = start;
        while (end < source.Length && IsWordChar(source[end]))
        {
            end++;
        }

        var closed = source[i] != '(' || (end < source.Length && source[end] == ')');
        var longEnough = source[i] != '.' || end - start >= 3;
        var isEnding = closed && longEnough && end - start is > 0 and < 6 && GenderEndings.Contains(source[start..end]);
        return !isEnding ? i : source[i] == '(' ? end + 1 : end;
    }

    private static bool IsWordChar(char c) =>
        char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.NonSpacingMark;

    private static bool IsEastAsian(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3') or '\u3005';

    /// <summary>One word's place.</summary>
    /// <param name="Start">First character in the text.</param>
    /// <param name="End">Behind the last character.</param>
    /// <param name="Before">What separates it from the word before.</param>
    /// <param name="IsEastAsian">Written without spaces, so that several words may hide in it.</param>
    internal readonly record struct Word(int Start, int End, TitleBreak Before, bool IsEastAsian);
}

using System.Buffers;
using System.Globalization;
using System.Text;

namespace ContactsApp.Domain.Names;

/// <summary>
/// Brings text to the form in which it is searched and compared: small letters, no diacritics, German, Nordic and Polish letters spelt out
/// (ß = ss, æ = ae, ø = o, ł = l, đ = d, þ = th), one kind of apostrophe, hyphen and space. Other scripts keep their letters.
/// </summary>
public static class NameFolding
{
    private const int TableSize = 0x2100;
    private const int StackLimit = 256;
    private static readonly string?[] Table = BuildTable();

    /// <summary>Folds a text. Returns the same instance where nothing changes, so folding folded text costs nothing.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int same = 0;
        while (same < text.Length && IsPlain(text, same))
        {
            same++;
        }
        return same == text.Length ? text : FoldFrom(text, same);
    }

    // Small ASCII, and single spaces inside.
    private static bool IsPlain(string text, int i)
    {
        char c = text[i];
        return c is > ' ' and < (char)0x7f and not (>= 'A' and <= 'Z') and not '`'
            || (c == ' ' && i > 0 && i < text.Length - 1 && text[i - 1] != ' ');
    }

    private static string FoldFrom(string text, int same)
    {
        // The longest expansion of a letter is three characters (a ligature).
        int size = text.Length * 3;
        char[]? rented = size > StackLimit ? ArrayPool<char>.Shared.Rent(size) : null;
        Span<char> buffer = rented ?? stackalloc char[StackLimit];
        text.AsSpan(0, same).CopyTo(buffer);
        int length = same;
        for (int i = same; i < text.Length; i++)
        {
            length = Append(buffer, length, text[i]);
        }
        if (length > 0 && buffer[length - 1] == ' ')
        {
            length--;
        }
        string folded = new(buffer[..length]);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }
        return folded;
    }

    private static int Append(Span<char> buffer, int length, char c)
    {
        string? spelt = c < TableSize ? Table[c] : null;
        if (spelt is not null)
        {
            foreach (char part in spelt)
            {
                length = AppendOne(buffer, length, part);
            }
            return length;
        }
        return IsMark(c) ? length : AppendOne(buffer, length, c is >= (char)0xff01 and <= (char)0xff5e ? char.ToLowerInvariant((char)(c - 0xfee0)) : char.ToLowerInvariant(c));
    }

    private static int AppendOne(Span<char> buffer, int length, char c)
    {
        bool space = char.IsWhiteSpace(c) || char.IsControl(c);
        if (space && (length == 0 || buffer[length - 1] == ' '))
        {
            return length;
        }
        buffer[length] = space ? ' ' : c;
        return length + 1;
    }

    // Combining marks of Latin, Greek, Cyrillic, Hebrew and Arabic; those of Indic scripts are letters of the word and stay.
    private static bool IsMark(char c) =>
        c is >= (char)0x0300 and <= (char)0x036f or >= (char)0x0591 and <= (char)0x05c7 or >= (char)0x064b and <= (char)0x0652 or (char)0x0670
            or >= (char)0x1dc0 and <= (char)0x1dff or >= (char)0x20d0 and <= (char)0x20ff
            or (char)0xfeff;

    private static string?[] BuildTable()
    {
        var table = new string?[TableSize];
        for (int c = 0; c < TableSize; c++)
        {
            string folded = FoldLetter((char)c);
            table[c] = folded.Length == 1 && folded[0] == c ? null : folded;
        }
        return table;
    }

    private static string FoldLetter(char c)
    {
        if (Special(c) is { } special)
        {
            return special;
        }
        if (IsMark(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format)
        {
            return "";
        }
        // Cyrillic short i and yi are letters of their own; yo is written ye by most.
        string small = char.ToLowerInvariant(c).ToString();
        if (small[0] is >= (char)0x0400 and <= (char)0x052f)
        {
            return small[0] is 'ё' or 'ѐ' ? "е" : small;
        }
        var kept = new StringBuilder();
        foreach (char part in small.Normalize(NormalizationForm.FormKD))
        {
            if (!IsMark(part))
            {
                kept.Append(char.ToLowerInvariant(part));
            }
        }
        return kept.Length is 0 or > 3 ? small : kept.ToString();
    }

    private static string? Special(char c) => char.ToLowerInvariant(c) switch
    {
        'ß' or 'ẞ' => "ss",
        'æ' or 'ǽ' => "ae",
        'œ' => "oe",
        'ø' or 'ǿ' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' or 'İ' => "i",
        'ŀ' => "l",
        'ŋ' => "n",
        'ŧ' => "t",
        'ə' => "e",
        'ς' => "σ",
        '`' or '´' or '\u2018' or '\u2019' or '\u201b' or '\u02bc' or '\u02b9' or '\u02bb' or '\u2032' => "'",
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u00ad' => "-",
        _ => null,
    };
}

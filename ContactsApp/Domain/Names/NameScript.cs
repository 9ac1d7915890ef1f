namespace ContactsApp.Domain.Names;

/// <summary>The script a name is written in, as far as it decides the order of its parts.</summary>
internal enum NameScript
{
    /// <summary>Latin, and every script with the given name first that needs no rule of its own.</summary>
    Latin,
    /// <summary>Cyrillic: given name first, unless a patronymic or the shape of the names says otherwise.</summary>
    Cyrillic,
    /// <summary>Chinese characters, kana and Hangul: family name first, often without a space.</summary>
    EastAsian,
}

/// <summary>Tells the script of a name.</summary>
internal static class NameScripts
{
    /// <summary>The script of the first letter that decides.</summary>
    public static NameScript Of(string text)
    {
        foreach (char c in text)
        {
            if (IsEastAsian(c))
            {
                return NameScript.EastAsian;
            }
            if (c is >= (char)0x0400 and <= (char)0x052f)
            {
                return NameScript.Cyrillic;
            }
            if (char.IsLetter(c))
            {
                return NameScript.Latin;
            }
        }
        return NameScript.Latin;
    }

    /// <summary>Chinese characters, hiragana, katakana, Hangul syllables.</summary>
    public static bool IsEastAsian(char c) => IsHan(c) || IsKana(c) || IsHangul(c);

    /// <summary>Chinese characters, with the Japanese repeat mark.</summary>
    public static bool IsHan(char c) => c is >= (char)0x3400 and <= (char)0x9fff or (char)0x3005 or >= (char)0xf900 and <= (char)0xfaff;

    /// <summary>Hiragana and katakana.</summary>
    public static bool IsKana(char c) => c is >= (char)0x3040 and <= (char)0x30ff;

    /// <summary>Hangul syllables.</summary>
    public static bool IsHangul(char c) => c is >= (char)0xac00 and <= (char)0xd7a3;

    /// <summary>True for Chinese characters and Hangul; kana alone writes foreign names in their own order.</summary>
    public static bool WritesFamilyFirst(string text) => text.Any(IsEastAsian) && !text.All(c => IsKana(c) || !char.IsLetter(c));
}

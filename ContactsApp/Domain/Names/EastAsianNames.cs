using System.Collections.Frozen;

namespace ContactsApp.Domain.Names;

/// <summary>Divides names in Chinese characters, kana and Hangul, which put the family name first and often use no space.</summary>
internal static class EastAsianNames
{
    private static readonly FrozenSet<string> Surnames = NameData.Rows("Names.surnames.tsv").Where(r => r[0] == "cj-han").SelectMany(r => NameData.Words(r[2])).ToFrozenSet(StringComparer.Ordinal);
    private static readonly char[] Dots = ['・', '·', '•', '‧'];

    /// <summary>Divides a name; a title behind it becomes the suffix.</summary>
    public static PersonName Parse(string full, string text, string? nickname)
    {
        (string name, string? title) = NameAffixes.TakePostTitle(text);
        if (name.IndexOfAny(Dots) > 0 || (name.All(c => NameScripts.IsKana(c) || c == ' ') && name.IndexOfAny(Dots) > 0))
        {
            // A foreign name in its own order: ジョン・スミス
            string[] parts = name.Split(Dots, StringSplitOptions.RemoveEmptyEntries);
            return new(full, null, parts[0].Trim(), null, parts.Length > 1 ? parts[^1].Trim() : null, title, nickname);
        }
        string[] words = name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1)
        {
            return new(full, null, string.Concat(words[1..]), null, words[0], title, nickname);
        }
        int family = FamilyLength(name);
        return family == 0 ? new(full, null, name, null, null, title, nickname) : new(full, null, name[family..], null, name[..family], title, nickname);
    }

    private static int FamilyLength(string name)
    {
        if (name.Length < 2 || name.Any(c => !NameScripts.IsEastAsian(c)) || NameScripts.IsKana(name[0]))
        {
            return 0;
        }
        // The longest family name we know that leaves a given name; five characters are the longest Japanese ones.
        for (int length = Math.Min(5, name.Length - 1); length > 1; length--)
        {
            if (Surnames.Contains(name[..length]))
            {
                return length;
            }
        }
        if (NameScripts.IsHangul(name[0]))
        {
            return name.Length > 4 ? 0 : 1;
        }
        // Four characters, or kana behind: Japanese, with two characters for the family name.
        return name.Length > 4 ? 2 : name.Length == 4 || (name.Length > 2 && name.Skip(1).Any(NameScripts.IsKana)) ? 2 : 1;
    }
}

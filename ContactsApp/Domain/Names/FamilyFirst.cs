using System.Collections.Frozen;

namespace ContactsApp.Domain.Names;

/// <summary>Tells from the names themselves that a Latin name without a comma has the family name in front.</summary>
internal static class FamilyFirst
{
    private static readonly FrozenSet<string> KoreanSyllables = ("a ae ah an bae baek beom bin bo bok bong bum byul byung chae chan chang cheol cheon chul chun da dae dan do dong doo duk eul eun ga gang geon geun gi go gon gu gui gun gwang gyeong gyu gyun ha hae han he hee heon heung ho hong hoon hui hun hwa hwan hwi hye hyeok hyeon hyo hyuk hyun hyung i il im in ja jae jeong ji jin jo jong joo joon ju jun jung ka kang keon keun ki kil ko kon kook kuk kwan kwang kwon kyeong kyo kyong kyoo kyu kyun kyung man mi min mo moo moon mu mun myeong myung na nam nan no rae ram ran ri rim rin rok ryang ryeol sang seo seok seol seon seong seung shik shin si sik sil so sol song soo sook soon su suk sun sung tae tak ui uk un ung wan won woo wook woong wu yang ye yea yeol yeon yeong yeop yi yo yong yoo yoon you young yu yul yun yung")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // A Chinese syllable in pinyin, without the initials and finals that no Chinese name has.
    private static readonly FrozenSet<string> ChineseInitials = "b p m f d t n l g k h j q x zh ch sh r z c s y w".Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> ChineseFinals = "a o e i u ai ei ao ou an en ang eng ong ia ie iao iu ian in iang ing iong ua uo uai ui uan un uang ue".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How many units in front are the family name; 0 where the given name is in front.</summary>
    public static int Count(List<NameUnit> units)
    {
        if (units.Count < 2)
        {
            return 0;
        }
        if (Patronymic(units) || EastAsian(units) || TrailingInitial(units))
        {
            return 1;
        }
        NameUnit first = units[0], last = units[^1];
        int surnames = units.FindIndex(u => u.IsGiven && !u.IsOnlySurname);
        if (surnames is < 1 or > 2 || !last.IsOnlyGiven || units.Skip(surnames).Any(u => !u.IsGiven && !u.IsInitial))
        {
            return 0;
        }
        bool twoGivenNames = units.Count - surnames >= 2 && units[^2].IsOnlyGiven;
        return first.IsOnlySurname || (twoGivenNames && !first.IsInitial) ? surnames : 0;
    }

    // Ivanov Sergei Petrovich
    private static bool Patronymic(List<NameUnit> units) => units.Count == 3 && IsPatronymic(units[2].Key) && units[0].IsSurname && units[1].IsGiven;

    // In lists without commas: SMITH JOHN A
    private static bool TrailingInitial(List<NameUnit> units) =>
        units.Count >= 3 && units[^1].IsInitial && !units[0].IsGiven && !units[0].IsInitial && units[1].IsGiven && units.Skip(1).SkipLast(1).All(u => u.IsGiven);

    private static bool EastAsian(List<NameUnit> units)
    {
        if (units.Any(u => u.HasParticle && u.Tokens.SkipLast(1).Any(t => t.Key is not "van" and not "le" and not "ho" and not "la")) || NameLexicon.Surname(units[0].Tokens[0].Key) is not { } surname)
        {
            return false;
        }
        if (units.Count == 2 && units[1].Tokens.Count == 1)
        {
            return IsZhangWei(units[0].Key, units[1].Key, surname) || HasEastAsianGiven(units[0].Key, units[1].Key, surname);
        }
        return IsVietnamese(units, surname) || IsThreeSyllables(units, surname);
    }

    // Li Xiaoming, Park Ji-sung: behind a Chinese or Korean family name stand two syllables that are no Western name.
    private static bool HasEastAsianGiven(string first, string given, NameEntry surname)
    {
        bool hyphen = given.Contains('-', StringComparison.Ordinal);
        bool alsoGiven = NameLexicon.Given(first) is { } known && !known.In("vn") && !known.In("cn") && !known.In("kr");
        if (!hyphen && (IsForeignGiven(given) || NameLexicon.IsSurname(given) || alsoGiven))
        {
            return false;
        }
        return (surname.In("kr") && IsSyllables(given, KoreanSyllables.Contains)) || (surname.In("cn") && IsSyllables(given, IsPinyin));
    }

    // A family name that half of China bears and nobody as a given name, before a given name that hardly anybody bears as a family name.
    private static bool IsZhangWei(string first, string given, NameEntry surname) =>
        surname is { Common: true } && surname.In("cn") && !NameLexicon.IsGiven(first)
        && NameLexicon.Given(given) is { } known && known.In("cn") && !IsForeignGiven(given) && NameLexicon.Surname(given) is not { Common: true };

    // Lim Guan Eng, Park Chan Wook: three syllables apart, of which the first is a common family name.
    private static bool IsThreeSyllables(List<NameUnit> units, NameEntry surname) =>
        units.Count == 3 && surname.Common && (surname.In("cn") || surname.In("kr"))
        && units.Skip(1).All(u => !u.HasParticle && u.Key.Length is >= 2 and <= 6 && IsEastAsianSyllable(u.Key, surname))
        && !(NameLexicon.Surname(units[2].Key) is { Common: true } last && (last.In("kr") || !surname.In("kr")));

    private static bool IsEastAsianSyllable(string key, NameEntry surname)
    {
        bool western = IsForeignGiven(key) || (NameLexicon.Surname(key) is { } s && !s.In("cn") && !s.In("kr") && !s.In("vn"));
        return !western && (KoreanSyllables.Contains(key) || (surname.In("cn") && (IsPinyin(key) || IsPinyin(key.Replace("ew", "iu", StringComparison.Ordinal)) || IsPinyin(key.Replace("ee", "i", StringComparison.Ordinal)) || key is "eng" or "yew" or "hock" or "seng" or "kee" or "huat" or "kiat" or "beng" or "keng" or "soon" or "yong" or "hwee" or "siew" or "choon" or "kheng" or "leng")));
    }

    // Nguyen Van Minh: the family name is one of few, and every further word is a Vietnamese syllable.
    private static bool IsVietnamese(List<NameUnit> units, NameEntry surname)
    {
        List<NameToken> words = [.. units.SelectMany(u => u.Tokens)];
        return surname.In("vn") && words.Count is 3 or 4
            && words.Skip(1).All(w => w.Key is "van" or "thi" || NameLexicon.Given(w.Key) is { } g && g.In("vn") || NameLexicon.Surname(w.Key) is { } s && s.In("vn"))
            && !(NameLexicon.Surname(words[^1].Key) is { Common: true } last && last.In("vn"));
    }

    private static bool IsForeignGiven(string key) =>
        NameLexicon.Given(key) is { } given && !given.In("kr") && !given.In("cn") && !given.In("vn");

    private static bool IsSyllables(string key, Func<string, bool> isSyllable)
    {
        int hyphen = key.IndexOf('-', StringComparison.Ordinal);
        if (hyphen > 0)
        {
            return isSyllable(key[..hyphen]) && isSyllable(key[(hyphen + 1)..]);
        }
        return key.Length >= 5 && Enumerable.Range(1, key.Length - 1).Any(i => isSyllable(key[..i]) && isSyllable(key[i..]));
    }

    private static bool IsPinyin(string syllable)
    {
        for (int initial = Math.Min(2, syllable.Length - 1); initial >= 0; initial--)
        {
            if ((initial == 0 || ChineseInitials.Contains(syllable[..initial])) && ChineseFinals.Contains(syllable[initial..]) && (initial > 0 || syllable[0] is 'a' or 'e' or 'o'))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A Russian, Ukrainian or Bulgarian patronymic in Latin letters.</summary>
    public static bool IsPatronymic(string key) =>
        key.Length > 6 && (key.EndsWith("ovich", StringComparison.Ordinal) || key.EndsWith("evich", StringComparison.Ordinal) || key.EndsWith("ovna", StringComparison.Ordinal)
            || key.EndsWith("evna", StringComparison.Ordinal) || key.EndsWith("ichna", StringComparison.Ordinal) || key.EndsWith("ivna", StringComparison.Ordinal) || key.EndsWith("ovych", StringComparison.Ordinal));
}

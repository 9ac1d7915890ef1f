using System.Text;
using ContactsApp.Domain.Names;

namespace ContactsApp.Domain.Matching;

/// <summary>A word of a name as it is compared.</summary>
/// <param name="Latin">Folded, in Latin letters, letters only.</param>
/// <param name="SpeltOut">The same with the umlauts of German and the letters of the North spelt out: mueller for Müller.</param>
/// <param name="Sound">How it sounds, roughly.</param>
/// <param name="Rest">What a broken encoding leaves of it: only its ASCII letters.</param>
/// <param name="IsBroken">A letter was lost to a broken encoding (M?ller).</param>
internal readonly record struct NameWord(string Latin, string SpeltOut, string Sound, string Rest, bool IsBroken)
{
    private const int ShortestRest = 3;

    /// <summary>A single letter.</summary>
    public bool IsInitial => Latin.Length == 1;

    /// <summary>The same word, umlauts written in any way.</summary>
    public bool Equals(NameWord other) => Latin == other.Latin || SpeltOut == other.Latin || Latin == other.SpeltOut || SpeltOut == other.SpeltOut
        || ((IsBroken || other.IsBroken) && Rest.Length >= ShortestRest && Rest == other.Rest);

    /// <summary>Words that are equal sound alike.</summary>
    public override int GetHashCode() => 0;

    /// <summary>The same word, or the same sound; long vowels of Japanese names written or not.</summary>
    public bool SoundsLike(NameWord other) => Equals(other) || (Latin.Length > 2 && other.Latin.Length > 2 && (Sound == other.Sound || Romanisation.Sound(Romanisation.Shorten(Latin)) == Romanisation.Sound(Romanisation.Shorten(other.Latin))));

    /// <summary>One is the first letter of the other.</summary>
    public bool StartsLike(NameWord other) => (IsInitial || other.IsInitial) && Latin.Length > 0 && other.Latin.Length > 0 && Latin[0] == other.Latin[0];

    /// <summary>A word of a name.</summary>
    public static NameWord Of(string text)
    {
        string latin = Letters(text);
        if (Ascii.IsValid(text) && !text.Contains('?'))
        {
            return new(latin, latin, Romanisation.Sound(latin), latin, false);
        }
        string rest = string.Concat(text.Where(char.IsAsciiLetter)).ToLowerInvariant();
        return new(latin, Letters(Romanisation.SpellOut(text)), Romanisation.Sound(latin), rest, text.AsSpan().ContainsAny('\ufffd', '?'));
    }

    private static string Letters(string text) => string.Concat(Romanisation.Latin(NameFolding.Fold(text)).Where(char.IsLetter));
}

/// <summary>A name taken apart for comparison: credentials gone, particles apart, hyphens open, letters Latin.</summary>
internal sealed class ComparableName
{
    /// <summary>Takes a name apart.</summary>
    public ComparableName(PersonName name)
    {
        Given = Words(name.Given, false);
        Middle = Words(name.Middle, false);
        GivenWord = NameWord.Of(string.Join(' ', (name.Given ?? "").Split('-')));
        FamilyWhole = NameWord.Of(name.Family ?? "");
        if (name.Family is { } written && Romanisation.KoreanSurname(written) is { } romanised)
        {
            FamilyWhole = romanised;
            Family = [romanised];
        }
        else
        {
            Family = Words(name.Family, true);
        }
        if (NameNoise.MaidenName(name.Full) is { } maiden)
        {
            Middle.AddRange(Words(maiden, true));
        }
        Nickname = Words(name.Nickname, false);
        Generation = GenerationOf(name.Suffix);
        Gender = name.Prefix is null ? 'u' : NameAffixes.GenderOf(name.Prefix);
    }

    /// <summary>Words of the given name; the parts of a hyphenated one apart.</summary>
    public List<NameWord> Given { get; }

    /// <summary>Words and initials between given and family name.</summary>
    public List<NameWord> Middle { get; }

    /// <summary>Words of the family name without particles; the parts of a hyphenated one apart.</summary>
    public List<NameWord> Family { get; }

    /// <summary>The family name in one word, with its particles: Al-Khatib and Alkhatib are equal.</summary>
    public NameWord FamilyWhole { get; }

    /// <summary>Words of the nickname.</summary>
    public List<NameWord> Nickname { get; }

    /// <summary>"1" senior, "2" junior, "3" ..., or null.</summary>
    public string? Generation { get; }

    /// <summary>m or f where a courtesy title tells it, otherwise u.</summary>
    public char Gender { get; }

    /// <summary>The given name in one word, as it is compared.</summary>
    public NameWord GivenWord { get; }

    /// <summary>The letters of the given name.</summary>
    public string GivenWhole => GivenWord.Latin;

    /// <summary>True where the family name is one that many bear.</summary>
    public bool HasCommonFamily => Family.Count == 1 && NameLexicon.Surname(Family[0].Latin) is { Common: true };

    private static List<NameWord> Words(string? part, bool withoutParticles)
    {
        var words = new List<NameWord>(3);
        foreach (NameToken token in NameToken.Split(part ?? ""))
        {
            if (withoutParticles && (Particles.IsLead(token.Key) || Particles.IsJoin(token.Key)))
            {
                continue;
            }
            foreach (string piece in (token.IsInitial ? token.Text.Replace('.', '-') : token.Text).Split('-', '\u2010', '\u2011', '\u2013'))
            {
                Add(words, piece, withoutParticles);
            }
        }
        if (words.Count == 0 && withoutParticles && part is not null)
        {
            Add(words, part, false);
        }
        return words;
    }

    private static void Add(List<NameWord> words, string piece, bool withoutParticles)
    {
        NameWord word = NameWord.Of(piece);
        if (word.Latin.Length > 0 && !(withoutParticles && words.Count == 0 && Particles.IsArabic(word.Latin)))
        {
            words.Add(word);
        }
    }

    private static string? GenerationOf(string? suffix)
    {
        foreach (NameToken token in NameToken.Split((suffix ?? "").Replace(',', ' ')))
        {
            if (NameAffixes.GenerationOf(token.Key, behindComma: true) is { } generation)
            {
                return generation;
            }
        }
        return null;
    }
}

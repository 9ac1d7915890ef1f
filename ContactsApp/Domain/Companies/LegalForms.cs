using System.Collections.Frozen;

namespace ContactsApp.Domain.Companies;

/// <summary>The legal forms of legal_forms.tsv, stripped from the words of a folded company name.</summary>
internal sealed class LegalForms
{
    private static readonly Lazy<LegalForms> Loaded = new(() => new LegalForms());

    private readonly FrozenSet<string> atEnd;
    private readonly FrozenSet<string> atStart;
    private readonly string[] glued;
    private readonly int longest;

    private LegalForms()
    {
        var rows = KnowledgeFile.Lines("Companies", "legal_forms.tsv").Select(l => l.Split('\t'))
            .SelectMany(c => c[1].Split('|'), (c, form) => (Where: c[0], Form: form)).ToLookup(r => r.Where, r => r.Form);
        atEnd = [.. rows["end"], .. rows["both"]];
        atStart = [.. rows["start"], .. rows["both"]];
        glued = [.. rows["glued"].OrderByDescending(f => f.Length)];
        longest = atEnd.Concat(atStart).Max(f => f.Count(c => c == ' ') + 1);
    }

    /// <summary>The list, read on first use.</summary>
    public static LegalForms Instance => Loaded.Value;

    /// <summary>
    /// The words without legal forms at either end, longest form first, several in a row ("Ltd &amp; Co. KG"). A name that is
    /// nothing but forms stays as it is.
    /// </summary>
    public ReadOnlySpan<string> Strip(ReadOnlySpan<string> words)
    {
        var rest = words;
        while (LengthAt(rest, fromEnd: true) is var end and > 0)
        {
            rest = rest[..^end];
        }

        while (LengthAt(rest, fromEnd: false) is var start and > 0)
        {
            rest = rest[start..];
        }

        return rest;
    }

    /// <summary>A folded name without the forms that East Asian names carry unspaced at either end.</summary>
    public string StripGlued(string folded)
    {
        var rest = folded.Trim();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var form in glued)
            {
                var shorter = rest.StartsWith(form, StringComparison.Ordinal) ? rest[form.Length..].Trim()
                    : rest.EndsWith(form, StringComparison.Ordinal) ? rest[..^form.Length].Trim() : rest;
                changed |= shorter.Length < rest.Length && shorter.Length > 0;
                rest = shorter.Length > 0 ? shorter : rest;
            }
        }

        return rest;
    }

    /// <summary>Whether the words are legal forms and nothing else.</summary>
    public bool IsOnlyForms(ReadOnlySpan<string> words) => !words.IsEmpty && atEnd.Contains(string.Join(' ', words!));

    private int LengthAt(ReadOnlySpan<string> words, bool fromEnd)
    {
        // One word must be left: a company may be called "AG" or "Co".
        for (var count = Math.Min(longest, words.Length - 1); count > 0; count--)
        {
            var part = fromEnd ? words[^count..] : words[..count];
            if ((fromEnd ? atEnd : atStart).Contains(string.Join(' ', part!)))
            {
                return count;
            }
        }

        return 0;
    }
}

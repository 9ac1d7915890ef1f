using ContactsApp.Domain.Companies;

namespace ContactsApp.Domain.Pasting;

/// <summary>Second look at the pieces of one line, each beside its neighbours.</summary>
internal static class LineShape
{
    /// <summary>
    /// Joins what belongs together (credentials to the name, parts of one title, family and given name) and corrects what
    /// only the neighbours can tell (a second "name" beside a sure one is the company).
    /// </summary>
    public static IReadOnlyList<PasteItem> Settle(List<PasteItem> items, string line)
    {
        CombineNameWords(items, line);
        NameBySoleWord(items, line);
        Join(items, line);
        SecondNameIsCompany(items);
        NoNamesInAddresses(items, line);
        return items;
    }

    /// <summary>"Hoffmann, Lena" and the two cells of a spreadsheet.</summary>
    private static void CombineNameWords(List<PasteItem> items, string line)
    {
        var hasName = items.Any(x => x.Kind == PasteItemKind.Name);
        for (var i = 0; i + 1 < items.Count; i++)
        {
            var (first, second) = (items[i], items[i + 1]);
            var gap = line[first.End..second.Start];
            var isComma = gap.Trim() == ",";
            if (!(isComma || gap.Contains('\t')) || !MayBeFamily(first) || !MayBeNameWord(second))
            {
                continue;
            }

            var email = items.ElementAtOrDefault(i + 2);
            var fits = email?.Kind == PasteItemKind.Email
                && (line[second.End..email.Start].Contains('<') || NameAddressFit.Fits(first.Value + " " + second.Value, email.Value[..email.Value.IndexOf('@')]));
            var stands = !hasName || (isComma && StandsBetweenSemicolons(items, i, line));
            if (fits || (stands && NameKnowledge.IsLikely(first.Value + " " + second.Value)))
            {
                var name = NameKnowledge.IsFamilyFirst(first.Value, second.Value, isComma) ? $"{second.Value} {first.Value}" : $"{first.Value} {second.Value}";
                items[i] = first with { Kind = PasteItemKind.Name, Value = name };
                items[i + 1] = second with { Kind = PasteItemKind.NamePart, Value = "" };
                hasName = true;
            }
        }
    }

    // "Hoffmann, Lena; Moreno, Rafa": the list is parted by semicolons and each name by its comma.
    private static bool StandsBetweenSemicolons(List<PasteItem> items, int i, string line) =>
        (i == 0 || line[items[i - 1].End..items[i].Start].Contains(';'))
        && (i + 2 == items.Count || line[items[i + 1].End..items[i + 2].Start].Contains(';'));

    /// <summary>One word before an address that fits it is a name: "Lena &lt;lena@halden.example&gt;".</summary>
    private static void NameBySoleWord(List<PasteItem> items, string line)
    {
        var hasName = items.Any(i => i.Kind == PasteItemKind.Name);
        for (var i = 0; i + 1 < items.Count; i++)
        {
            var (word, next) = (items[i], items[i + 1]);
            if (word.Kind != PasteItemKind.Word || next.Kind != PasteItemKind.Email || !word.Value.Any(char.IsLetter))
            {
                continue;
            }

            var isBracketed = line[word.End..next.Start].Trim() is "<" or "\" <";
            if (isBracketed || (!hasName && NameAddressFit.Fits(word.Value, next.Value[..next.Value.IndexOf('@')])))
            {
                items[i] = word with { Kind = PasteItemKind.Name };
                hasName = true;
            }
        }
    }

    private static void Join(List<PasteItem> items, string line)
    {
        for (var i = items.Count - 2; i >= 0; i--)
        {
            var (left, right) = (items[i], items[i + 1]);
            var gap = line[left.End..right.Start];
            var whole = CompanyName.Display(line[left.Start..right.End] + Closing(line, right, gap));
            var joined = left with { Length = right.End - left.Start, Value = whole };
            if (left.Kind == PasteItemKind.Name && right is { Kind: PasteItemKind.NamePart, Value.Length: > 0 } && gap.Trim() is "," or "")
            {
                joined = joined with { Value = $"{left.Value}, {right.Value}" };
            }
            else if (left.Kind is PasteItemKind.Company or PasteItemKind.Name or PasteItemKind.Word && right.Kind == PasteItemKind.Word
                && gap.Trim() == "," && CompanyName.IsLegalFormOnly(right.Value))
            {
                joined = joined with { Kind = PasteItemKind.Company, Value = $"{left.Value}, {line[right.Start..right.End]}" };
            }
            else if (!(left.Kind == PasteItemKind.Title && IsTitleGap(gap) && ContinuesTitle(right)))
            {
                continue;
            }

            items[i] = joined;
            items.RemoveAt(i + 1);
        }
    }

    private static bool ContinuesTitle(PasteItem item) =>
        item.Kind == PasteItemKind.Title || (item.Kind == PasteItemKind.Word && PasteLexicon.Instance.Is("region", item.Value));

    private static bool IsTitleGap(string gap) => gap.Trim() is "," or "/" or "|" or "\u00b7" or "-" or "\u2013" or "(" && !gap.Contains('\t');

    // "Head of Sales (EMEA)": the bracket belongs to the joined title.
    private static string Closing(string line, PasteItem right, string gap) =>
        gap.Contains('(') && right.End < line.Length && line[right.End] == ')' ? ")" : "";

    /// <summary>"Lena Hoffmann, Halden Robotics, CFO": with one title and one sure name the other is the company.</summary>
    private static void SecondNameIsCompany(List<PasteItem> items)
    {
        var names = items.Where(i => i.Kind == PasteItemKind.Name && !i.Labelled).ToList();
        var isPerson = names.Count == 2 && items.All(i => i.Kind != PasteItemKind.Company)
            && items.Count(i => i.Kind == PasteItemKind.Title) < 2 && items.Count(i => i.Kind == PasteItemKind.Email) < 2
            && items.Any(i => i.Kind is PasteItemKind.Title or PasteItemKind.Email);
        if (isPerson && NameKnowledge.IsCertain(names[0].Value) && !NameKnowledge.IsCertain(names[1].Value))
        {
            items[items.IndexOf(names[1])] = names[1] with { Kind = PasteItemKind.Company };
        }
    }

    /// <summary>"Palo Alto, CA 94301": beside a postal address only a sure name is one.</summary>
    private static void NoNamesInAddresses(List<PasteItem> items, string line)
    {
        if (!items.Any(i => i.Kind == PasteItemKind.Noise && line.AsSpan(i.Start, i.Length).ContainsAnyInRange('0', '9')))
        {
            return;
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Kind == PasteItemKind.Name && !NameKnowledge.IsCertain(items[i].Value))
            {
                items[i] = items[i] with { Kind = PasteItemKind.Noise };
            }
        }
    }

    private static bool MayBeFamily(PasteItem item) => item.Kind == PasteItemKind.Word && item.Value.Split(' ').All(w => w.Length > 0 && char.IsLetter(w[0]))
        && item.Value.Count(c => c == ' ') <= 3 && SegmentJudge.IsNameWord(item.Value[(item.Value.LastIndexOf(' ') + 1)..]);

    private static bool MayBeNameWord(PasteItem item) => item.Kind == PasteItemKind.Word
        && SegmentJudge.IsNameWord(NameKnowledge.WithoutPrefixes(item.Value).Replace(" ", "", StringComparison.Ordinal));
}

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
            if (fits || (!items.Any(x => x.Kind == PasteItemKind.Name) && NameKnowledge.IsLikely(first.Value + " " + second.Value)))
            {
                var name = NameKnowledge.IsFamilyFirst(first.Value, second.Value, isComma) ? $"{second.Value} {first.Value}" : $"{first.Value} {second.Value}";
                items[i] = first with { Kind = PasteItemKind.Name, Value = name };
                items[i + 1] = second with { Kind = PasteItemKind.NamePart, Value = "" };
            }
        }
    }

    /// <summary>One word before an address that fits it is a name: "Lena &lt;lena@halden.example&gt;".</summary>
    private static void NameBySoleWord(List<PasteItem> items, string line)
    {
        if (items.Any(i => i.Kind == PasteItemKind.Name))
        {
            return;
        }

        for (var i = 0; i + 1 < items.Count; i++)
        {
            var (word, next) = (items[i], items[i + 1]);
            var isNext = next.Kind == PasteItemKind.Email && word.Kind == PasteItemKind.Word;
            var local = isNext ? next.Value[..next.Value.IndexOf('@')] : "";
            if (isNext && (NameAddressFit.Fits(word.Value, local) || line[word.End..next.Start].Trim().EndsWith('<')) && word.Value.Any(char.IsLetter))
            {
                items[i] = word with { Kind = PasteItemKind.Name };
                return;
            }
        }
    }

    private static void Join(List<PasteItem> items, string line)
    {
        for (var i = items.Count - 2; i >= 0; i--)
        {
            var (left, right) = (items[i], items[i + 1]);
            var gap = line[left.End..right.Start];
            var isCredential = left.Kind == PasteItemKind.Name && right is { Kind: PasteItemKind.NamePart, Value.Length: > 0 } && gap.Trim() is "," or "";
            var isTitle = left.Kind == PasteItemKind.Title && IsTitleGap(gap)
                && (right.Kind == PasteItemKind.Title || (right.Kind == PasteItemKind.Word && PasteLexicon.Instance.Is("region", right.Value)));
            if (isCredential || isTitle)
            {
                var value = isCredential ? $"{left.Value}, {right.Value}" : Companies.CompanyName.Display(line[left.Start..right.End] + Closing(line, right, gap));
                items[i] = left with { Length = right.End - left.Start, Value = value };
                items.RemoveAt(i + 1);
            }
        }
    }

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

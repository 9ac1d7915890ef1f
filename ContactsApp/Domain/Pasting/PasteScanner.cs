using System.Text.RegularExpressions;
using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Links;
using ContactsApp.Domain.Phones;

namespace ContactsApp.Domain.Pasting;

/// <summary>Takes lines apart: addresses, numbers and links first, then what stands between them.</summary>
internal sealed class PasteScanner(PasteContext context, string? region)
{
    private readonly HashSet<int> taken = [];
    private bool inDisclaimer;
    private bool namesSeen;

    /// <summary>Pieces of one line, in order, not overlapping.</summary>
    public PasteLine Scan(int number, int lineStart, string line)
    {
        taken.Clear();
        var (from, to) = Content(line);
        var items = new List<PasteItem>();
        if (from == to)
        {
            inDisclaimer = false;
        }
        else if (!IsNoise(line[from..to]))
        {
            from = SkipClosing(line, from, to, items);
            ReadDetails(line, from, to, items);
            ReadBetween(line, from, to, items);
            namesSeen |= items.Any(i => i.Kind == PasteItemKind.Name);
        }

        var open = to > from && line[to - 1] == ',';
        var ordered = LineShape.Settle(items.OrderBy(i => i.Start).ToList(), line);
        return new(number, lineStart + from, to - from, [.. ordered.Select(i => i with { Start = i.Start + lineStart })], open);
    }

    private static (int From, int To) Content(string line)
    {
        var lead = PastePatterns.Lead().Match(line).Length;
        var end = line.Length;
        while (end > lead && (char.IsWhiteSpace(line[end - 1]) || line[end - 1] is '\u200b' or '\ufeff'))
        {
            end--;
        }

        return (Math.Min(lead, end), end);
    }

    private bool IsNoise(string content)
    {
        var folded = PasteLexicon.Fold(content);
        var lexicon = PasteLexicon.Instance;
        inDisclaimer |= lexicon.Starts("stop", folded);
        if (inDisclaimer || lexicon.Starts("noise", folded) || lexicon.Contains("register", folded)
            || (namesSeen && lexicon.Starts("footer", folded)))
        {
            return true;
        }

        var isGreeting = lexicon.Starts("greeting", folded) && !content.Contains('@')
            && (folded[^1] is ',' or '!' or ':' || folded.Count(c => c == ' ') <= 1);
        return isGreeting || (!content.Contains('@') && PastePatterns.Prose().IsMatch(content) && content.Count(c => c == ' ') >= 5);
    }

    private int SkipClosing(string line, int from, int to, List<PasteItem> items)
    {
        var words = PasteLexicon.Instance.ClosingWords(PasteLexicon.Fold(line[from..to]));
        if (words == 0)
        {
            return from;
        }

        var at = from;
        for (; words > 0; words--)
        {
            at += line.AsSpan(at, to - at).Length - line.AsSpan(at, to - at).TrimStart().Length;
            while (at < to && !char.IsWhiteSpace(line[at]))
            {
                at++;
            }
        }

        Add(items, new(PasteItemKind.Noise, from, at - from, ""));
        return at;
    }

    private void ReadDetails(string line, int from, int to, List<PasteItem> items)
    {
        foreach (var found in EmailAddress.FindAll(line).Where(f => f.Start >= from && f.Start + f.Length <= to))
        {
            Add(items, new(PasteItemKind.Email, found.Start, found.Length, found.Email.Address) { Labelled = HasLabel(line, from, found.Start) });
        }

        foreach (var (start, length, slug) in LinkedInUrl.FindAll(line))
        {
            Add(items, new(PasteItemKind.Link, start, length, slug) { Labelled = HasLabel(line, from, start) });
        }

        foreach (Match match in PastePatterns.Web().Matches(line))
        {
            Add(items, new(PasteItemKind.Noise, match.Index, match.Length, ""));
        }

        ReadPhones(line, from, IsAddress(line[from..to]), items);
    }

    private void ReadPhones(string line, int from, bool isAddress, List<PasteItem> items)
    {
        foreach (Match match in PastePatterns.Number().Matches(line))
        {
            var label = LabelBefore(line, from, match.Index);
            var isLabelled = PasteLexicon.Instance.Is("label", label);
            var digits = match.Value.Count(char.IsAsciiDigit);
            if (digits is < 6 or > 17 || PastePatterns.DateLike().IsMatch(match.Value) || (isAddress && !isLabelled && match.Value[0] != '+'))
            {
                continue;
            }

            var place = new PasteItem(PasteItemKind.Phone, match.Index, match.Length, CompanyName.Display(match.Value)) { Labelled = isLabelled };
            if (PasteLexicon.Instance.Is("fax", label))
            {
                Add(items, place with { Kind = PasteItemKind.Noise });
            }
            else if (PhoneNumber.TryParse(match.Value, region, out var phone))
            {
                Add(items, place with { Value = phone.ToString() });
            }
            else if (isLabelled || match.Value[0] is '+' or '0' or '(')
            {
                Add(items, place);
            }
        }
    }

    private void ReadBetween(string line, int from, int to, List<PasteItem> items)
    {
        var hard = items.OrderBy(i => i.Start).ToList();
        var at = from;
        foreach (var item in hard.Append(new(PasteItemKind.Noise, to, 0, "")))
        {
            if (item.Start > at)
            {
                ReadSegments(line, at, item.Start, items);
            }

            at = Math.Max(at, item.End);
        }
    }

    private void ReadSegments(string line, int from, int to, List<PasteItem> items)
    {
        var text = line[from..to];
        var kept = SegmentJudge.Nickname().Matches(text).SelectMany(m => new[] { m.Index + 1, m.Index + m.Length - 1 }).ToHashSet();
        var at = 0;
        string? field = null;
        foreach (Match separator in PastePatterns.Separator().Matches(text).Where(s => !kept.Contains(s.Index)))
        {
            field = ReadSegment(text, at, separator.Index, from, field, items);
            field = separator.Value.Contains(':') || separator.Value.Contains('\t') ? field : null;
            at = separator.Index + separator.Length;
        }

        ReadSegment(text, at, text.Length, from, field, items);
    }

    /// <summary>Judges one piece; gives back the field it names where it is a label for the next piece.</summary>
    private string? ReadSegment(string text, int start, int end, int offset, string? field, List<PasteItem> items)
    {
        const string Around = " \t\u00a0\u200b\"'*.\u201c\u201d\u201e\u00ab\u00bb:;,-\u2013\u2014~_=>#";
        while (start < end && Around.Contains(text[start], StringComparison.Ordinal))
        {
            start++;
        }

        while (end > start && (Around.Contains(text[end - 1], StringComparison.Ordinal) && !(text[end - 1] == '.' && KeepsPoint(text.AsSpan(start, end - start)))))
        {
            end--;
        }

        if (!text[start..end].Any(char.IsLetterOrDigit))
        {
            return field;
        }

        var segment = CompanyName.Display(text[start..end]);
        var place = new PasteItem(PasteItemKind.Word, offset + start, end - start, segment);
        if (text.AsSpan(end).TrimStart().StartsWith(":") && PasteLexicon.Instance.Field(segment) is { } named)
        {
            items.Add(place with { Kind = PasteItemKind.Noise });
            return named;
        }

        AddSegment(place, field, items);
        return null;
    }

    private void AddSegment(PasteItem place, string? field, List<PasteItem> items)
    {
        var lexicon = PasteLexicon.Instance;
        var segment = place.Value;
        if (FieldKind(field) is { } told)
        {
            items.Add(place with { Kind = told, Labelled = true });
        }
        else if (segment.Length == 0 || lexicon.Is("label", segment) || lexicon.Is("fax", segment) || lexicon.Is("pronoun", segment) || IsAddress(segment))
        {
            items.Add(place with { Kind = PasteItemKind.Noise });
        }
        else if (lexicon.Is("credential", segment))
        {
            items.Add(place with { Kind = PasteItemKind.NamePart });
        }
        else
        {
            AddJudged(place, items);
        }
    }

    private void AddJudged(PasteItem place, List<PasteItem> items)
    {
        var segment = place.Value;
        if (segment.Length == place.Length && SegmentJudge.NameLengthBeforeTitle(segment) is var length and > 0)
        {
            items.Add(place with { Kind = PasteItemKind.Name, Length = length, Value = segment[..length] });
            items.Add(place with { Kind = PasteItemKind.Title, Start = place.Start + length + 1, Length = segment.Length - length - 1, Value = segment[(length + 1)..] });
            return;
        }

        var at = PastePatterns.AtCompany().Match(segment);
        if (at.Success && segment.Length == place.Length && SegmentJudge.IsTitle(segment[..at.Index]))
        {
            items.Add(place with { Kind = PasteItemKind.Title, Length = at.Index, Value = segment[..at.Index] });
            var start = at.Index + at.Length;
            items.Add(place with { Kind = PasteItemKind.Company, Start = place.Start + start, Length = segment.Length - start, Value = segment[start..] });
            return;
        }

        items.Add(place with { Kind = SegmentJudge.Judge(segment, context) });
    }

    private static PasteItemKind? FieldKind(string? field) => field switch
    {
        "name" => PasteItemKind.Name,
        "title" => PasteItemKind.Title,
        "company" => PasteItemKind.Company,
        "other" => PasteItemKind.Noise,
        _ => null,
    };

    // The point of "Jr." or "M.Sc." is part of it, the point of a sentence is not.
    private static bool KeepsPoint(ReadOnlySpan<char> segment)
    {
        var last = segment[(segment.LastIndexOf(' ') + 1)..];
        return last.Length <= 4 || last[..^1].Contains('.');
    }

    private void Add(List<PasteItem> items, PasteItem item)
    {
        var places = Enumerable.Range(item.Start, item.Length);
        if (!places.Any(taken.Contains))
        {
            taken.UnionWith(places);
            items.Add(item);
        }
    }

    private static bool HasLabel(string line, int from, int at) => PasteLexicon.Instance.Is("label", LabelBefore(line, from, at));

    private static string LabelBefore(string line, int from, int at) => at <= from ? "" : PastePatterns.Label().Match(line[Math.Max(from, at - 40)..at]).Groups[1].Value;

    private static bool IsAddress(string text) => text.Any(char.IsAsciiDigit) && (PastePatterns.Address().IsMatch(text) || PasteLexicon.Instance.HasStreet(PasteLexicon.Fold(text)));
}

using System.Text.RegularExpressions;
using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Emails;
using ContactsApp.Domain.Links;
using ContactsApp.Domain.Phones;

namespace ContactsApp.Domain.Pasting;

/// <summary>Takes lines apart: addresses, numbers and links first, then what stands between them.</summary>
internal sealed partial class PasteScanner(PasteContext context, string? region)
{
    private bool inDisclaimer;
    private bool namesSeen;

    /// <summary>Pieces of one line, in order, not overlapping.</summary>
    public PasteLine Scan(int number, int lineStart, string line)
    {
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
        var lead = Lead().Match(line).Length;
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
        return isGreeting || (!content.Contains('@') && Prose().IsMatch(content) && content.Count(c => c == ' ') >= 5);
    }

    private static int SkipClosing(string line, int from, int to, List<PasteItem> items)
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

        items.Add(new(PasteItemKind.Noise, from, at - from, ""));
        return at;
    }

    private void ReadDetails(string line, int from, int to, List<PasteItem> items)
    {
        foreach (var found in EmailAddress.FindAll(line).Where(f => f.Start >= from && f.Start + f.Length <= to))
        {
            items.Add(new(PasteItemKind.Email, found.Start, found.Length, found.Email.Address) { Labelled = HasLabel(line, from, found.Start) });
        }

        foreach (var (start, length, slug) in LinkedInUrl.FindAll(line))
        {
            Add(items, new(PasteItemKind.Link, start, length, slug) { Labelled = HasLabel(line, from, start) });
        }

        foreach (Match match in Web().Matches(line))
        {
            Add(items, new(PasteItemKind.Noise, match.Index, match.Length, ""));
        }

        if (!IsAddress(line[from..to]))
        {
            ReadPhones(line, from, items);
        }
    }

    private void ReadPhones(string line, int from, List<PasteItem> items)
    {
        foreach (Match match in Number().Matches(line))
        {
            var digits = match.Value.Count(char.IsAsciiDigit);
            if (digits is < 6 or > 17 || DateLike().IsMatch(match.Value))
            {
                continue;
            }

            var label = LabelBefore(line, from, match.Index);
            if (PasteLexicon.Instance.Is("fax", label))
            {
                Add(items, new(PasteItemKind.Noise, match.Index, match.Length, ""));
            }
            else if (PhoneNumber.TryParse(match.Value, region, out var phone))
            {
                Add(items, new(PasteItemKind.Phone, match.Index, match.Length, phone.ToString()) { Labelled = label.Length > 0 });
            }
            else if (PasteLexicon.Instance.Is("label", label) || match.Value[0] is '+' or '0' or '(')
            {
                Add(items, new(PasteItemKind.Phone, match.Index, match.Length, CompanyName.Display(match.Value)) { Labelled = label.Length > 0 });
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
        var kept = SegmentJudge.Nickname().Matches(text).Select(m => (m.Index, End: m.Index + m.Length)).ToArray();
        var at = 0;
        string? field = null;
        foreach (Match separator in Separator().Matches(text).Where(s => !kept.Any(k => s.Index > k.Index && s.Index < k.End)))
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

        while (end > start && (Around.Contains(text[end - 1], StringComparison.Ordinal) && !(text[end - 1] == '.' && KeepsPoint(text[start..end]))))
        {
            end--;
        }

        if (!text[start..end].Any(char.IsLetterOrDigit))
        {
            return field;
        }

        var segment = CompanyName.Display(text[start..end]);
        var place = new PasteItem(PasteItemKind.Word, offset + start, end - start, segment);
        if (end < text.Length && text[end..].TrimStart().StartsWith(':') && PasteLexicon.Instance.Field(segment) is { } named)
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

        var at = AtCompany().Match(segment);
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

    private static bool KeepsPoint(string segment)
    {
        var last = segment[(segment.LastIndexOf(' ') + 1)..];
        return last.Length <= 4 || last[..^1].Contains('.');
    }

    private static void Add(List<PasteItem> items, PasteItem item)
    {
        if (!items.Any(i => i.Start < item.End && item.Start < i.End))
        {
            items.Add(item);
        }
    }

    private static bool HasLabel(string line, int from, int at) => PasteLexicon.Instance.Is("label", LabelBefore(line, from, at));

    private static string LabelBefore(string line, int from, int at) => at <= from ? "" : Label().Match(line[from..at]).Groups[1].Value;

    private static bool IsAddress(string text) => text.Any(char.IsAsciiDigit) && (Address().IsMatch(text) || PasteLexicon.Instance.HasStreet(PasteLexicon.Fold(text)));

    [GeneratedRegex(@"^[\s>\u200b\ufeff]*(?:[-*\u2022\u25aa\u25cf\u2013\u00b7]+\s+|\d{1,3}[.)]\s+)?")]
    private static partial Regex Lead();

    [GeneratedRegex(@"[\p{Ll}\p{Lo}][.!?]$|^\S+(?:\s+\p{Ll}[^\s]*){4,}")]
    private static partial Regex Prose();

    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>""|]+|(?<![\p{L}\d.@-])(?:[a-z0-9-]+\.)+(?:com|net|org|example|io|ai|co|eu|de|at|ch|fr|es|it|nl|be|pt|br|se|no|dk|fi|pl|cz|uk|ie|us|ca|in)(?:/[^\s<>""|]*)?(?![\p{L}\d@])", RegexOptions.IgnoreCase)]
    private static partial Regex Web();

    [GeneratedRegex(@"(?<![\p{L}\d@./_-])(?:\+|\(\+?|00|\d)[\d \u00a0().\-\u2010-\u2013/]{4,24}\d(?:\s*(?:ext\.?|x|extension|dw|durchwahl)[.:]?\s*\d{1,6})?(?![\p{L}\d@])", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{4}\s?[-\u2013]\s?\d{4})")]
    private static partial Regex DateLike();

    [GeneratedRegex(@"(?:^|[\s|,;/(\u00b7\u2022<])([\p{L}][\p{L} .-]{0,20}?)\s*[:.)=]*\s*(?:<|mailto:)?\s*$", RegexOptions.RightToLeft)]
    private static partial Regex Label();

    [GeneratedRegex(@"\s+(?:at|bei|chez|presso|@|hos|bij)\s+(?=\p{Lu}|\d)")]
    private static partial Regex AtCompany();

    [GeneratedRegex(@"[,;|\t\u00b7\u2022\u2219\u25cf\u25aa\u2023<>()\[\]\u3001\u300d""\u201c\u201d\u201e]|\s[-\u2013\u2014/~]+(?=\s|$)|(?<=\s|^)[-\u2013\u2014/]\s|\u2014|:(?=\s|$)|\s{3,}")]
    private static partial Regex Separator();

    [GeneratedRegex(@"\b(?:[A-Z]{1,3}-)?\d{4,6}\s+\p{Lu}\p{L}+|\b\d{3}\s\d{2}\s+\p{Lu}\p{L}+|\b\d{4}\s?[A-Z]{2}\s+\p{Lu}|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b|\b\d{1,5}[A-Za-z]?,?\s+(?:[\p{Lu}][\p{L}.']*\s+){0,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|boulevard|blvd|way|court|square|place|parkway|highway|floor|suite)\b|\b\d{1,4}(?:\s?(?:bis|ter))?,?\s+(?:rue|avenue|av|boulevard|bd|place|quai|chemin|all\u00e9e|impasse|cours|route)\b|(?:^|[\s,])(?:c/|calle|avda|avenida|av\.|plaza|paseo|via|viale|piazza|corso|rua|pra\u00e7a|ul\.|p\.?\s?o\.?\s?box|postfach|postboks|suite|floor)\s.*\d|\b\d{1,2}(?:st|nd|rd|th)\s+floor|\u3012", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}

using System.Buffers;
using ContactsApp.Domain.Companies;
using ContactsApp.Domain.Emails;

namespace ContactsApp.Domain.Pasting;

/// <summary>
/// Reads people out of whatever a rep pastes: an e-mail signature, a list with one person on each line, addresses or profile
/// links alone, rows of a spreadsheet, a mail with its headers. Never fails: what is not understood is marked as ignored.
/// </summary>
public static class PastedPeople
{
    // Lines drawn with these say nothing and are not counted.
    private static readonly SearchValues<char> Rulers = SearchValues.Create(" -_=*~.#>\t\u2013\u2014\u200b\ufeff");

    /// <summary>Longest text that is read, in characters; the rest is left out. Thousands of rows belong into an import.</summary>
    public const int MaxLength = 200_000;

    /// <summary>People, and what each part of the text was taken for.</summary>
    /// <param name="text">The pasted text.</param>
    /// <param name="regionHint">Country or domain of the company, for phone numbers without country code; addresses in the text serve where it is missing.</param>
    public static PasteResult Parse(string? text, string? regionHint = null)
    {
        text = text is null ? "" : text.Length > MaxLength ? text[..MaxLength] : text;
        var lines = Scan(text, regionHint);
        var assembler = new PasteAssembler(lines);
        assembler.Run();

        var ignored = lines.Where(l => l.Length > 0 && !l.Items.Any(i => assembler.Used.Contains(i) || i.Kind == PasteItemKind.Link)).ToList();
        var silent = ignored.Count(l => text.AsSpan(l.Start, l.Length).ContainsAnyExcept(Rulers));
        return new(assembler.People, Spans(lines, assembler.Used, ignored), silent);
    }

    private static List<PasteLine> Scan(string text, string? regionHint)
    {
        var emails = EmailAddress.FindAll(text);
        var scanner = new PasteScanner(Context(text, emails), regionHint ?? Region(emails));
        var lines = new List<PasteLine>();
        string?[]? heads = null;
        var start = 0;
        while (start <= text.Length)
        {
            var end = text.AsSpan(start).IndexOfAny('\r', '\n');
            end = end < 0 ? text.Length : start + end;
            var line = text[start..end];
            lines.Add(ReadLine(scanner, lines.Count + 1, start, line, ref heads));
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        return lines;
    }

    private static PasteLine ReadLine(PasteScanner scanner, int number, int start, string line, ref string?[]? heads)
    {
        if (line.Contains('\t') && PastedTable.Heads(line) is { } found)
        {
            heads = found;
            return new(number, start, line.TrimEnd().Length, [], EndsOpen: false);
        }

        if (PastedTable.IsOtherHead(line))
        {
            return new(number, start, line.TrimEnd().Length, [], EndsOpen: false);
        }

        var scanned = scanner.Scan(number, start, line);
        heads = line.Contains('\t') ? heads : null;
        return heads is null ? scanned : PastedTable.Read(scanned, start, line, heads);
    }

    private static PasteContext Context(string text, IReadOnlyList<FoundEmail> emails)
    {
        var hosts = emails.Where(e => !EmailLists.IsFreeMail(e.Email)).Select(e => e.Email.Domain).ToHashSet();
        foreach (var word in text.Split([' ', '\t', '\r', '\n', '|', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length < 200 && (word.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || word.StartsWith("http", StringComparison.OrdinalIgnoreCase)))
            {
                hosts.Add(word);
            }
        }

        var labels = hosts.Select(h => CompanyDomain.TryNormalize(h, out var domain) ? domain.Split('.')[0].Replace("-", "", StringComparison.Ordinal) : "")
            .Where(l => l.Length > 1 && l != "linkedin").ToHashSet();
        return new(labels, [.. emails.Select(e => e.Email.Local).Distinct()]);
    }

    private static string? Region(IReadOnlyList<FoundEmail> emails) =>
        emails.Select(e => e.Email.Domain).FirstOrDefault(d => Phones.PhoneRegion.FromDomain(d) is not null);

    private static List<PasteSpan> Spans(List<PasteLine> lines, IReadOnlySet<PasteItem> used, List<PasteLine> ignored)
    {
        var spans = ignored.Select(l => new PasteSpan(l.Start, l.Length, PasteSpanKind.Ignored)).ToList();
        var unread = ignored.ToHashSet<PasteLine>(ReferenceEqualityComparer.Instance);
        foreach (var item in lines.Where(l => !unread.Contains(l)).SelectMany(l => l.Items))
        {
            if (item.Length > 0 && Kind(item, used.Contains(item)) is { } kind)
            {
                spans.Add(new(item.Start, item.Length, kind));
            }
        }

        return [.. spans.OrderBy(s => s.Start)];
    }

    private static PasteSpanKind? Kind(PasteItem item, bool isUsed) => item.Kind switch
    {
        PasteItemKind.Name or PasteItemKind.NamePart when isUsed => PasteSpanKind.Name,
        PasteItemKind.Title when isUsed => PasteSpanKind.Title,
        PasteItemKind.Email when isUsed => PasteSpanKind.Email,
        PasteItemKind.Phone when isUsed => PasteSpanKind.Phone,
        PasteItemKind.Link when isUsed => PasteSpanKind.Link,
        PasteItemKind.Link => PasteSpanKind.Unclear,
        PasteItemKind.Company or PasteItemKind.Name => null,
        _ => PasteSpanKind.Ignored,
    };
}

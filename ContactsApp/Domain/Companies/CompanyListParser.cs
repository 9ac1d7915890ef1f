using System.Text.RegularExpressions;
using ContactsApp.Domain.Emails;

namespace ContactsApp.Domain.Companies;

/// <summary>Reads "Paste domains or company names, one a line".</summary>
public static partial class CompanyListParser
{
    /// <summary>
    /// Companies of a pasted text. A line may hold a domain, a web address, an e-mail address (counts as its domain), a
    /// name, a name and a domain side by side, or several domains. Blank lines and list bullets do not count.
    /// </summary>
    /// <param name="text">The pasted text.</param>
    /// <param name="ownDomains">Normalised domains of the workspace, which are refused.</param>
    public static CompanyList Parse(string? text, IReadOnlySet<string>? ownDomains = null)
    {
        var reading = new Reading(ownDomains ?? new HashSet<string>());
        var number = 0;
        foreach (var line in (text ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var content = Bullet().Replace(line, "").Trim();
            if (content.Length > 0)
            {
                ReadLine(reading, number, content);
            }
        }

        return reading.Result();
    }

    private static void ReadLine(Reading reading, int line, string content)
    {
        if (Nonsense().IsMatch(content))
        {
            reading.NotUnderstood(line);
            return;
        }

        if (content.Contains('@') && EmailAddress.FindAll(content) is { Count: > 0 } emails)
        {
            foreach (var domain in emails.Select(e => e.Email.Domain).Distinct())
            {
                reading.AddDomain(line, domain, name: null);
            }

            return;
        }

        var words = content.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.All(w => CompanyName.LooksLikeDomain(w)))
        {
            Array.ForEach(words, w => reading.AddDomain(line, w, name: null));
            return;
        }

        ReadParts(reading, line, content);
    }

    private static void ReadParts(Reading reading, int line, string content)
    {
        var parts = PartSeparator().Split(content).Select(p => p.Trim(" ()<>[],;|".ToCharArray())).Where(p => p.Length > 0).ToArray();
        var domains = parts.Where(CompanyName.LooksLikeDomain).ToArray();
        var names = parts.Except(domains).ToArray();
        if (domains.Length == 0 || names.Any(CompanyName.IsLegalFormOnly))
        {
            reading.AddName(line, content);
            return;
        }

        foreach (var domain in domains)
        {
            reading.AddDomain(line, domain, domains.Length == 1 ? names.FirstOrDefault() : null);
        }
    }

    [GeneratedRegex(@"^\s*(?:[-*\u2022\u00b7\u2013>]+\s+|\d{1,4}[.)]\s+)")]
    private static partial Regex Bullet();

    // Several @ in one word, or one with nothing that could be a domain behind it: no address, and no company is called so.
    [GeneratedRegex(@"@[^\s,;|<>()]*@|[^\s,;|<>()]@[^\s.,;|<>()]+(?=[\s,;|<>()]|$)")]
    private static partial Regex Nonsense();

    [GeneratedRegex(@"[\t,;|<>()\[\]]|\s[-\u2013\u2014]\s|:\s")]
    private static partial Regex PartSeparator();

    /// <summary>The list while it is being read.</summary>
    private sealed class Reading(IReadOnlySet<string> ownDomains)
    {
        private readonly List<CompanyListEntry> entries = [];
        private readonly List<(CompanyListNoteKind Kind, int Line, int? SameAs, string? About)> notes = [];
        private readonly Dictionary<string, int> lineOf = new(StringComparer.Ordinal);

        public void NotUnderstood(int line) => notes.Add((CompanyListNoteKind.NotUnderstood, line, null, null));

        public void AddDomain(int line, string text, string? name)
        {
            if (!CompanyDomain.TryNormalize(text, out var domain))
            {
                NotUnderstood(line);
            }
            else if (EmailLists.IsFreeMailDomain(domain))
            {
                // Everybody has an address there: whoever is meant, it is not the provider.
                notes.Add((CompanyListNoteKind.FreeMail, line, null, domain));
            }
            else if (ownDomains.Contains(domain))
            {
                notes.Add((CompanyListNoteKind.OwnDomain, line, null, domain));
            }
            else if (IsNew(line, "d:" + domain))
            {
                entries.Add(new(line, CompanyListKind.Domain, domain, name is null ? null : CompanyName.Display(name)));
            }
        }

        public void AddName(int line, string text)
        {
            var key = CompanyName.Key(text);
            if (!key.Any(char.IsLetter) || text.Length > 200)
            {
                NotUnderstood(line);
            }
            else if (IsNew(line, "n:" + key))
            {
                entries.Add(new(line, CompanyListKind.Name, null, CompanyName.Display(text)));
            }
        }

        public CompanyList Result() => new(
            entries,
            [.. notes.GroupBy(n => (n.Kind, n.SameAs, n.About))
                .Select(g => Note(g.Key.Kind, g.Key.SameAs, g.Key.About, [.. g.Select(n => n.Line).Distinct()]))]);

        private bool IsNew(int line, string key)
        {
            if (lineOf.TryAdd(key, line))
            {
                return true;
            }

            if (lineOf[key] != line)
            {
                notes.Add((CompanyListNoteKind.Duplicate, line, lineOf[key], null));
            }

            return false;
        }

        private static CompanyListNote Note(CompanyListNoteKind kind, int? sameAs, string? about, int[] lines)
        {
            var (count, verb) = lines.Length == 1 ? ("1 line", "is") : ($"{lines.Length} lines", "are");
            var text = kind switch
            {
                CompanyListNoteKind.Duplicate => $"{count} {verb} the same company as line {sameAs}",
                CompanyListNoteKind.FreeMail => $"{count} ignored: {about} is free mail, not a company",
                CompanyListNoteKind.OwnDomain => $"{count} ignored: {about} is your own and can never be a lead",
                CompanyListNoteKind.NotUnderstood => $"{count} ignored: neither a domain nor a name",
            };
            return new(kind, lines, sameAs, text);
        }
    }
}

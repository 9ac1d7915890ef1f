using System.Collections.Frozen;
using ContactsApp.Domain.Companies;

namespace ContactsApp.Domain.Emails;

/// <summary>
/// Lists of mailboxes and domains that do not stand for a person at a company: role_mailboxes.tsv, free_mail.txt and
/// disposable_mail.txt beside this file.
/// </summary>
public static class EmailLists
{
    private static readonly Lazy<RoleWords> Roles = new(RoleWords.Load);
    private static readonly Lazy<DomainList> Free = new(() => DomainList.Load("free_mail.txt"));
    private static readonly Lazy<DomainList> Disposable = new(() => DomainList.Load("disposable_mail.txt"));

    /// <summary>
    /// Whether the mailbox belongs to a function and not to a person: info@, ventas@, sales-emea@, no-reply-123@.
    /// Looks at the part before the @ only; digits at the end, plus-tags and regions beside the word do not matter.
    /// </summary>
    public static bool IsRoleMailbox(EmailAddress email) => Roles.Value.Matches(email.Local);

    /// <summary>Whether the mailbox is called by a word that stands in for a name (test@, user12@, guest@): no person's name, and no function's either.</summary>
    public static bool IsStandIn(EmailAddress email) => Roles.Value.StandIns.Contains(email.Local.TrimEnd("0123456789-_.".ToCharArray()));

    /// <summary>Whether the provider gives mailboxes to everybody (gmail.com, gmx.de, qq.com), so that the domain is no company.</summary>
    public static bool IsFreeMail(EmailAddress email) => Free.Value.Contains(email.Domain);

    /// <summary>Whether the domain belongs to free mail for everybody; the domain in compare form.</summary>
    public static bool IsFreeMailDomain(string domain) => Free.Value.Contains(domain);

    /// <summary>Whether the provider gives out throw-away addresses.</summary>
    public static bool IsDisposable(EmailAddress email) => Disposable.Value.Contains(email.Domain);

    private sealed record RoleWords(FrozenSet<string> Words, FrozenSet<string> StandIns, FrozenSet<string> Regions, string[] Prefixes)
    {
        public static RoleWords Load()
        {
            var rows = KnowledgeFile.Lines("Emails", "role_mailboxes.tsv").Select(l => l.Split('\t'))
                .SelectMany(c => c[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), (c, word) => (Kind: c[0], Word: word))
                .ToLookup(r => r.Kind, r => r.Word);
            return new([.. rows["word"], .. rows["standin"]], [.. rows["standin"]], [.. rows["region"]], [.. rows["prefix"]]);
        }

        public bool Matches(string local)
        {
            var plus = local.IndexOf('+', 1 <= local.Length ? 1 : 0);
            local = (plus < 0 ? local : local[..plus]).TrimEnd("0123456789-_.".ToCharArray());
            if (Words.Contains(local) || Prefixes.Any(p => local.StartsWith(p, StringComparison.Ordinal)))
            {
                return true;
            }

            var parts = local.Split(['.', '-', '_'], StringSplitOptions.RemoveEmptyEntries);
            return parts.Length > 0
                && (Words.Contains(string.Concat(parts))
                    || (parts.Any(Words.Contains) && parts.All(p => Words.Contains(p) || Regions.Contains(p) || p.All(char.IsAsciiDigit))));
        }
    }

    private sealed record DomainList(FrozenSet<string> Domains, FrozenSet<string> AnySuffix)
    {
        public static DomainList Load(string file)
        {
            var entries = KnowledgeFile.Lines("Emails", file)
                .SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToLookup(e => e.EndsWith(".*", StringComparison.Ordinal));
            return new([.. entries[false]], [.. entries[true].Select(e => e[..^2])]);
        }

        public bool Contains(string domain)
        {
            if (Domains.Contains(domain))
            {
                return true;
            }

            return PublicSuffixList.Instance.TryRegistrable(domain, out var registrable)
                && (Domains.Contains(registrable) || AnySuffix.Contains(registrable[..registrable.IndexOf('.', StringComparison.Ordinal)]));
        }
    }
}

using System.Text;
using ContactsApp.Domain.Companies;

namespace ContactsApp.Domain.Emails;

/// <summary>
/// One e-mail address in the form in which it is stored and compared: trimmed, lower case, the domain as punycode,
/// plus-tags kept. Made by <see cref="TryParse"/> only.
/// </summary>
public readonly record struct EmailAddress
{
    private readonly string? local;
    private readonly string? domain;

    private EmailAddress(string local, string domain)
    {
        this.local = local;
        this.domain = domain;
    }

    /// <summary>The whole address, for example "lena.hoffmann@halden.example".</summary>
    public string Address => local is null ? "" : $"{local}@{domain}";

    /// <summary>The part before the @, lower case, 1 to 64 characters.</summary>
    public string Local => local ?? "";

    /// <summary>The host after the @, lower case, punycode. Sub-domains are kept.</summary>
    public string Domain => domain ?? "";

    /// <summary>
    /// Reads one address out of a field: bare, "Name &lt;a@b&gt;", mailto: links, a label before it ("E-mail: "), quotes and
    /// punctuation around it. False for none, for several different ones (see <see cref="FindAll"/>), and for words
    /// before a bare address, because "lena hoffmann@halden.example" is a mistake and not hoffmann's address.
    /// Parsing an <see cref="Address"/> gives the same value again.
    /// </summary>
    public static bool TryParse(string? text, out EmailAddress email)
    {
        email = default;
        if (string.IsNullOrWhiteSpace(text) || text.Length > 2048)
        {
            return false;
        }

        text = DecodeMailto(text.Trim());
        var found = FindAll(text);
        if (found.Count == 0 || found.Any(f => f.Email != found[0].Email) || !MayStandBefore(text, found[0].Start))
        {
            return false;
        }

        email = found[0].Email;
        return true;
    }

    /// <summary>Every address in a text, with where it stands, in order; repeated ones are repeated.</summary>
    public static IReadOnlyList<FoundEmail> FindAll(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        var found = new List<FoundEmail>();
        var from = 0;
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (TryScan(text, from, at, out var hit))
            {
                found.Add(hit);
                from = hit.Start + hit.Length;
            }
        }

        return found;
    }

    /// <summary>The address.</summary>
    public override string ToString() => Address;

    private static bool TryScan(string text, int from, int at, out FoundEmail hit)
    {
        hit = default;
        var start = at;
        while (start > from && at - start <= 64 && IsLocalChar(text[start - 1]))
        {
            start--;
        }

        var end = at + 1;
        while (end < text.Length && end - at <= 254 && IsDomainChar(text[end]))
        {
            end++;
        }

        start += LeadingJunk(text.AsSpan(start, at - start));
        end -= text.AsSpan(at + 1, end - at - 1).Length - text.AsSpan(at + 1, end - at - 1).TrimEnd(".-").Length;
        if (!TryLocal(text[start..at], out var local)
            || !HostName.TryToAscii(text.AsSpan(at + 1, end - at - 1), out var domain)
            || local.Length + domain.Length > 253)
        {
            return false;
        }

        hit = new FoundEmail(start, end - start, new EmailAddress(local, domain));
        return true;
    }

    private static bool TryLocal(string raw, out string local)
    {
        local = "";
        if (raw.Length is 0 or > 64 || raw[0] == '.' || raw[^1] == '.' || raw.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        // Only letters and digits beyond ASCII pass IsLocalChar, so normalising cannot meet a broken surrogate.
        local = Ascii.IsValid(raw) ? raw.ToLowerInvariant() : raw.Normalize().ToLowerInvariant().Normalize();
        return local.Length <= 64;
    }

    // Quotes and dashes are legal in a local part, but at its start they are the text around the address.
    private static int LeadingJunk(ReadOnlySpan<char> local) => local.Length - local.TrimStart(".'`*-/=|{}~").Length;

    private static bool IsLocalChar(char c) =>
        char.IsAsciiLetterOrDigit(c)
        || (c < 128 ? "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal) : char.IsLetterOrDigit(c));

    private static bool IsDomainChar(char c) => c is '.' or '-' || char.IsLetterOrDigit(c)
        || (c > 127 && char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark);

    private static string DecodeMailto(string text)
    {
        if (!text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var query = text.IndexOf('?', StringComparison.Ordinal);
        return Uri.UnescapeDataString(query < 0 ? text[7..] : text[7..query]).Trim();
    }

    private static bool MayStandBefore(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd();
        if (before.IsEmpty || before[^1] is '<' or ':' or '=')
        {
            return true;
        }

        return before.Trim("\"'([{*-.,;`|/~").IsEmpty;
    }
}

/// <summary>An address and the place where it stands in a text.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Length in the text, in characters.</param>
/// <param name="Email">The address in compare form.</param>
public readonly record struct FoundEmail(int Start, int Length, EmailAddress Email);

using ContactsApp.Domain.Emails;

namespace ContactsApp.Domain.Companies;

/// <summary>The key of a company: its registrable domain, lower case, punycode, without www, for example "halden.example".</summary>
public static class CompanyDomain
{
    private static readonly char[] Wrapping = [' ', '\t', '\r', '\n', '\u00a0', '\u200b', '\ufeff', '"', '\'', '<', '>', '(', ')', '[', ']', ',', ';'];

    /// <summary>
    /// Registrable domain of a web address, a domain with or without www, port and path, or an e-mail address.
    /// False where there is none: IP addresses, single words, public suffixes (co.uk), top levels that do not exist.
    /// Normalising a normalised domain changes nothing.
    /// </summary>
    /// <param name="input">What was typed or imported.</param>
    /// <param name="registrable">The domain by the Public Suffix List, or "" where false.</param>
    public static bool TryNormalize(string? input, out string registrable)
    {
        registrable = "";
        return TryHost(input, out var host) && PublicSuffixList.Instance.TryRegistrable(host, out registrable);
    }

    /// <summary>
    /// The whole host name in compare form (sub-domains kept), for the same inputs as <see cref="TryNormalize"/>.
    /// </summary>
    internal static bool TryHost(string? input, out string host)
    {
        host = "";
        if (string.IsNullOrWhiteSpace(input) || input.Length > 2048)
        {
            return false;
        }

        var text = input.AsSpan().Trim(Wrapping);
        var scheme = text.IndexOf("://");
        if (scheme < 0 && text.Contains('@'))
        {
            return TryEmailHost(input, out host);
        }

        text = scheme >= 0 ? text[(scheme + 3)..] : text.TrimStart('/');
        var end = text.IndexOfAny("/\\?#");
        text = end >= 0 ? text[..end] : text;
        text = text[(text.LastIndexOf('@') + 1)..];
        return HostName.TryToAscii(WithoutPort(text).TrimEnd("!.:"), out host);
    }

    /// <summary>Whether the domain or host is the given registrable domain or lies below it.</summary>
    /// <param name="host">A host in compare form.</param>
    /// <param name="registrable">A normalised company domain.</param>
    public static bool IsWithin(string host, string registrable) =>
        host.EndsWith(registrable, StringComparison.Ordinal)
        && (host.Length == registrable.Length || host[^(registrable.Length + 1)] == '.');

    private static bool TryEmailHost(string input, out string host)
    {
        var found = EmailAddress.TryParse(input, out var email);
        host = found ? email.Domain : "";
        return found;
    }

    private static ReadOnlySpan<char> WithoutPort(ReadOnlySpan<char> authority)
    {
        var colon = authority.LastIndexOf(':');
        return colon >= 0 && authority[(colon + 1)..].IndexOfAnyExceptInRange('0', '9') < 0 ? authority[..colon] : authority;
    }
}

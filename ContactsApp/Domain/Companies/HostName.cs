using System.Globalization;

namespace ContactsApp.Domain.Companies;

/// <summary>Host names in the one form in which they can be compared: lower case, international labels as punycode.</summary>
internal static class HostName
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// Compare form of a host name. False for IP addresses, single labels, and anything DNS would refuse
    /// (RFC 1035 and 5891: labels of 1 to 63 letters, digits and inner hyphens, 253 characters in all).
    /// </summary>
    public static bool TryToAscii(ReadOnlySpan<char> host, out string ascii)
    {
        ascii = "";
        host = host.EndsWith(".") ? host[..^1] : host;
        if (host.IsEmpty || host.Length > 253)
        {
            return false;
        }

        var candidate = host.ToString();
        if (!System.Text.Ascii.IsValid(candidate) && !TryEncode(candidate, out candidate))
        {
            return false;
        }

        candidate = candidate.ToLowerInvariant();
        if (!IsDnsName(candidate))
        {
            return false;
        }

        ascii = candidate;
        return true;
    }

    /// <summary>The form people read: punycode labels decoded where they are well formed.</summary>
    public static string ToDisplay(string ascii)
    {
        if (!ascii.Contains("xn--", StringComparison.Ordinal))
        {
            return ascii;
        }

        try
        {
            return Idn.GetUnicode(ascii);
        }
        catch (ArgumentException)
        {
            return ascii;
        }
    }

    private static bool TryEncode(string host, out string ascii)
    {
        // IdnMapping has no Try form; it reports every malformed label by exception.
        try
        {
            ascii = Idn.GetAscii(host);
            return true;
        }
        catch (ArgumentException)
        {
            ascii = "";
            return false;
        }
    }

    private static bool IsDnsName(string host)
    {
        if (host.Length > 253)
        {
            return false;
        }

        var labels = 0;
        ReadOnlySpan<char> last = default;
        foreach (var range in host.AsSpan().Split('.'))
        {
            last = host.AsSpan(range);
            labels++;
            if (!IsLabel(last))
            {
                return false;
            }
        }

        // A last label that starts with a digit is an IP address or a version number, never a top-level domain.
        return labels >= 2 && last.Length >= 2 && char.IsAsciiLetter(last[0]);
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.IsEmpty || label.Length > 63 || label[0] == '-' || label[^1] == '-')
        {
            return false;
        }

        foreach (var c in label)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }
}

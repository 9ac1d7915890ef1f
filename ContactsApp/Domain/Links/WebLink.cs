using ContactsApp.Domain.Companies;

namespace ContactsApp.Domain.Links;

/// <summary>Web addresses of people and companies in one form.</summary>
public static class WebLink
{
    /// <summary>Marks of the text around an address.</summary>
    private static readonly char[] Marks = ['<', '>', '"', '\'', '(', ')', ',', ';'];
    private static readonly char[] PathEnds = [.. Marks, '/'];
    private static readonly char[] QueryEnds = [.. Marks, '&'];

    private static readonly string[] TrackingPrefixes = ["utm_", "mc_", "hsa_", "pk_", "trk"];
    private static readonly HashSet<string> TrackingNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "gclid", "fbclid", "msclkid", "dclid", "yclid", "twclid", "igshid", "igsh", "_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok", "originalSubdomain", "lipi",
    };

    /// <summary>
    /// Address with scheme (https where none was written), host in lower case and punycode, no default port, no tracking
    /// parameters, no fragment, no slash at the end. False for other schemes than http and https, for addresses with a
    /// user name in them, and for hosts without a top level that exists. Normalising twice changes nothing.
    /// </summary>
    public static bool TryNormalize(string? text, out string url)
    {
        url = "";
        if (string.IsNullOrWhiteSpace(text) || text.Length > 2048)
        {
            return false;
        }

        var address = text.Trim().Trim(Marks);
        address = address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address;
        address = address.Contains("://", StringComparison.Ordinal) ? address : "https://" + address;
        if (address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c))
            || !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || uri.UserInfo.Length > 0
            || !HostName.TryToAscii(uri.Host, out var host)
            || !PublicSuffixList.Instance.HasKnownTopLevel(host))
        {
            return false;
        }

        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        var query = Query(uri.Query);
        // What stood before a fragment or a tracking parameter is the end now.
        var path = query.Length == 0 ? uri.AbsolutePath.TrimEnd(PathEnds) : uri.AbsolutePath.TrimEnd('/');
        url = $"{uri.Scheme}://{host}{port}{path}{query}";
        return url.Length <= 2048;
    }

    private static string Query(string query)
    {
        var parts = query.Split('&').Select(p => p.TrimStart('?')).Where(p => p.Length > 0 && !IsTracking(p.Split('=')[0].TrimEnd(Marks)));
        var kept = string.Join('&', parts).TrimEnd(QueryEnds);
        return kept.Length == 0 ? "" : "?" + kept;
    }

    private static bool IsTracking(string name) =>
        TrackingNames.Contains(name) || TrackingPrefixes.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase));
}

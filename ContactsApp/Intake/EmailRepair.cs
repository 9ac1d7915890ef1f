using System.Text.RegularExpressions;
using ContactsApp.Domain.Emails;

namespace ContactsApp.Intake;

/// <summary>Says what is wrong with a text that is no e-mail address, and what was probably meant.</summary>
internal static partial class EmailRepair
{
    /// <summary>The note on the value.</summary>
    /// <param name="text">What stands where an address should.</param>
    /// <param name="at">Where the source has it.</param>
    /// <param name="companyDomain">The company's domain, or null.</param>
    public static CleaningNote Note(string text, int at, string? companyDomain)
    {
        var (problem, fix) = Judge(text, companyDomain);
        return new(CleanedPart.Email, at, text, null, problem, fix is not null && EmailAddress.TryParse(fix, out var email) ? email.Address : null);
    }

    private static (string Problem, string? Fix) Judge(string text, string? companyDomain)
    {
        if (text.StartsWith("/o=", StringComparison.OrdinalIgnoreCase))
        {
            return ("The address only works inside the company's own mail server (Exchange).", null);
        }

        var sign = text.LastIndexOf('@');
        if (sign < 0)
        {
            var spelled = SpelledOut().Replace(text, "@", 1);
            return ($"\"{text}\" is not an e-mail address.", spelled == text ? null : Dots().Replace(spelled, "."));
        }

        var (local, host) = (text[..sign].Trim(), text[(sign + 1)..].Trim().TrimEnd('.', ',', ';', '>'));
        if (local.Length == 0 || host.Length == 0)
        {
            return ($"\"{text}\" lacks the part {(local.Length == 0 ? "before" : "behind")} the @.", host.Length == 0 && companyDomain is not null ? $"{local}@{companyDomain}" : null);
        }

        if (!host.Contains('.') && !host.Contains(','))
        {
            return ($"The domain \"{host}\" has no ending.", companyDomain is not null && companyDomain.StartsWith(host + ".", StringComparison.OrdinalIgnoreCase) ? $"{local}@{companyDomain}" : null);
        }

        var mended = NoBlanks().Replace(text.Replace("@@", "@", StringComparison.Ordinal), "").Replace(',', '.').Replace("..", ".", StringComparison.Ordinal);
        return ($"\"{text}\" is not an e-mail address.", mended == text || local.Contains(' ') ? null : mended);
    }

    [GeneratedRegex(@"\s*[\[({]\s*at\s*[\])}]\s*|\s+at\s+", RegexOptions.IgnoreCase)]
    private static partial Regex SpelledOut();

    [GeneratedRegex(@"\s*[\[({]\s*dot\s*[\])}]\s*|\s+dot\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Dots();

    [GeneratedRegex(@"\s+")]
    private static partial Regex NoBlanks();
}

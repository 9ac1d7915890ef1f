using System.Globalization;
using ContactsApp.Domain.Merging;

namespace ContactsApp.Domain.Emails;

/// <summary>Weighs what sources know of an address against what syntax and lists say.</summary>
public static class EmailReports
{
    /// <summary>
    /// The status shown, its reason and since when. An address that cannot exist stays invalid; else the source's word counts, since it has
    /// tried the address.
    /// </summary>
    /// <param name="judged">What syntax and lists say.</param>
    /// <param name="reported">What the freshest source says; null for none.</param>
    public static (EmailStatus Status, string Reason, DateTime At) Weigh(EmailJudgement judged, ReportedStatus? reported, DateTime now) =>
        reported is null || judged.Status == EmailStatus.Invalid
            ? (judged.Status, judged.Reason, now)
            : (reported.Status, Words(reported), reported.At < now ? reported.At : now);

    private static string Words(ReportedStatus reported)
    {
        var source = reported.Source == SourceKind.Import ? "an import" : reported.Source == SourceKind.Partner ? "a data partner" : "a source";
        var day = reported.At.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        return reported.Status switch
        {
            EmailStatus.Invalid => $"Mail bounces, says {source} of {day}",
            EmailStatus.Verified => $"Verified, says {source} of {day}",
            EmailStatus.Likely => $"Likely, says {source} of {day}",
            EmailStatus.Guessed => $"Guessed by {source} of {day}",
            EmailStatus.Risky => $"Risky, says {source} of {day}",
            EmailStatus.Unknown => $"Not known to {source} of {day}",
        };
    }
}

using System.Globalization;
using ContactsApp.Domain;

namespace ContactsApp.Features.Bulk;

/// <summary>A bulk action in a sentence.</summary>
internal static class BulkWords
{
    /// <summary>"Assign 206 leads to Ann Keller: done, 3 left out".</summary>
    public static string Of(BulkView bulk)
    {
        var left = bulk.Reasons.Sum(r => r.Count);
        var how = bulk.State switch
        {
            JobState.Queued => "waiting for its turn",
            JobState.Running => string.Create(CultureInfo.CurrentCulture, $"{bulk.Done:N0} of {bulk.Total:N0}"),
            JobState.Cancelled => string.Create(CultureInfo.CurrentCulture, $"cancelled, {bulk.Changed:N0} changed until then"),
            JobState.Failed => "could not go on",
            JobState.Succeeded => left == 0 ? "done" : string.Create(CultureInfo.CurrentCulture, $"done, {left:N0} left out"),
        };
        return $"{bulk.Words}: {how}";
    }
}

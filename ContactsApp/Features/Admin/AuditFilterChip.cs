using System.Globalization;
using ContactsApp.Components.Shared;

namespace ContactsApp.Features.Admin;

/// <summary>One filter in force, as words and as the filter without it.</summary>
public sealed record AuditFilterChip(string Key, string Op, string Value, AuditFilter Without)
{
    /// <summary>The chips of a filter.</summary>
    /// <param name="lead">Name of the lead that is filtered by.</param>
    public static IReadOnlyList<AuditFilterChip> Of(AuditFilter f, IReadOnlyList<AuditPerson> people, string? lead)
    {
        var chips = new List<AuditFilterChip>();
        void Put(bool on, string key, string op, string value, AuditFilter without)
        {
            if (on)
            {
                chips.Add(new(key, op, value, without));
            }
        }

        Put(f.Who is not null, "Who", "is", f.Who == AuditFilter.Machine ? "no person" : people.FirstOrDefault(p => p.Id == f.Who)?.Name ?? "somebody who is gone", f with { Who = null });
        Put(f.Noun is not null, "What", "is", AuditWords.Nouns.FirstOrDefault(n => n.Noun == f.Noun).Words ?? f.Noun ?? "", f with { Noun = null });
        Put(f.Source is not null, "Source", "is", f.Source is { } source ? Say.Of(source) : "", f with { Source = null });
        Put(f.From is not null || f.To is not null, "Day", f.From is null ? "until" : f.To is null ? "since" : "from", Days(f), f with { From = null, To = null });
        Put(f.Lead is not null, "Lead", "is", lead ?? "one that is gone", f with { Lead = null });
        return chips;
    }

    private static string Days(AuditFilter f) => string.Join(" to ", new[] { f.From, f.To }.OfType<DateOnly>().Select(d => d.ToString("d MMM yyyy", CultureInfo.CurrentCulture)));
}

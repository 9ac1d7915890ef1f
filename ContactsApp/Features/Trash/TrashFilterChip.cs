using ContactsApp.Features.Contacts;
using ContactsApp.Features.Leads;

namespace ContactsApp.Features.Trash;

/// <summary>One filter in force, as words and as the filter without it.</summary>
public sealed record TrashFilterChip(string Key, string Op, string Value, TrashFilter Without)
{
    /// <summary>The chips of a filter; text search has its own field.</summary>
    /// <param name="lead">Name of the lead that is filtered by.</param>
    public static IReadOnlyList<TrashFilterChip> Of(TrashFilter f, TrashChoices? choices, string? lead)
    {
        var chips = new List<TrashFilterChip>();
        void Put(bool on, string key, string op, string value, TrashFilter without)
        {
            if (on)
            {
                chips.Add(new(key, op, value, without));
            }
        }

        Put(f.Kind is not null, "Kind", "is", f.Kind?.ToString().ToLowerInvariant() ?? "", f with { Kind = null });
        Put(f.Reasons.Count > 0, "Why", "any of", string.Join(", ", f.Reasons.Select(RemovalWords.Of)), f with { Reasons = [] });
        Put(f.By is not null, "Removed by", "is", f.By == TrashFilter.Machine ? "no person" : NameOf(f.By, choices), f with { By = null });
        Put(f.Within is not null, "Removed", "in the last", DaysWords(f.Within), f with { Within = null });
        Put(f.DueWithin is not null, "Deleted for good", "within", DaysWords(f.DueWithin), f with { DueWithin = null });
        Put(f.Lead is not null, "Lead", "is", lead ?? "one that is gone", f with { Lead = null });
        Put(f.Owner is not null, "Owner", "is", f.Owner == TrashFilter.NoOwner ? "nobody" : NameOf(f.Owner, choices), f with { Owner = null });
        return chips;
    }

    /// <summary>"24 hours", "7 days".</summary>
    public static string DaysWords(int? days) => days == 1 ? "24 hours" : $"{days} days";

    private static string NameOf(string? id, TrashChoices? choices) => choices?.Users.FirstOrDefault(o => o.Id == id)?.Name ?? "somebody who is gone";
}

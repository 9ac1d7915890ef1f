using ContactsApp.Components.Shared;
using ContactsApp.Features.Leads;

namespace ContactsApp.Features.Contacts.Across;

/// <summary>One filter in force, as words and as the filter without it.</summary>
public sealed record ContactFilterChip(string Key, string Op, string Value, ContactFilter Without)
{
    /// <summary>The chips of a filter; text search has its own field.</summary>
    public static IReadOnlyList<ContactFilterChip> Of(ContactFilter f, IReadOnlyList<OwnerChoice>? owners)
    {
        var chips = new List<ContactFilterChip>();
        void Put(bool on, string key, string op, string value, ContactFilter without)
        {
            if (on)
            {
                chips.Add(new(key, op, value, without));
            }
        }

        Put(f.Seniorities.Count > 0, "Seniority", "any of", string.Join(", ", f.Seniorities.Select(Say.Of)), f with { Seniorities = [] });
        Put(f.Departments.Count > 0, "Department", "any of", string.Join(", ", f.Departments.Select(Say.Of)), f with { Departments = [] });
        Put(f.Roles.Count > 0, "Role", "any of", string.Join(", ", f.Roles.Select(Say.Of)), f with { Roles = [] });
        Put(f.States.Count > 0, "State", "any of", string.Join(", ", f.States.Select(Say.Of)), f with { States = [] });
        Put(f.RelevanceAtLeast is not null, "Relevance", "at least", f.RelevanceAtLeast is { } band ? Say.Of(band) : "", f with { RelevanceAtLeast = null });
        Put(f.Owner is not null, "Owner", "is", OwnerName(f.Owner, owners), f with { Owner = null });
        Put(f.Engaged is not null, "Touched", "in 30 days", f.Engaged == true ? "yes" : "no", f with { Engaged = null });
        Put(f.HasEmail is not null, "E-mail", "is", f.HasEmail == true ? "known" : "missing", f with { HasEmail = null });
        Put(f.Source is not null, "Source", "is", f.Source is { } source ? Say.Of(source) : "", f with { Source = null });
        Put(f.Status is not null, "Status", "is", f.Status is { } status ? StatusWords(status) : "", f with { Status = null });
        Put(f.Tags.Count > 0, "Tag", "any of", string.Join(", ", f.Tags), f with { Tags = [] });
        return chips;
    }

    /// <summary>A status as users say it.</summary>
    public static string StatusWords(ContactStatus status) => status switch
    {
        ContactStatus.Present => "At the company",
        ContactStatus.Left => "Left the company",
        ContactStatus.DoNotContact => "Do not contact",
        ContactStatus.Stale => "Stale",
        ContactStatus.Gatekeeper => "Gatekeeper",
        ContactStatus.MayHaveLeft => "May have left",
    };

    private static string OwnerName(string? id, IReadOnlyList<OwnerChoice>? owners) =>
        id == ContactFilter.NoOwner ? "nobody" : owners?.FirstOrDefault(o => o.Id == id)?.Name ?? "somebody who is gone";
}

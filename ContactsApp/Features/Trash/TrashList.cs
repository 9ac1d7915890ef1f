using System.Linq.Expressions;
using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Domain;
using ContactsApp.Features.Lists;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Trash;

/// <summary>
/// The queries behind the trash: contacts and leads, each read along its own index of what is in trash, which holds whatever the filter asks of a row.
/// What was merged away lies in no trash.
/// </summary>
internal static class TrashList
{
    private static readonly ListOrder<Contact>[] ContactOrders = [ListOrder<Contact>.By(c => c.RemovedAt!.Value, c => c.Id, false), ListOrder<Contact>.By(c => c.RemovedAt!.Value, c => c.Id, true)];
    private static readonly ListOrder<Lead>[] LeadOrders = [ListOrder<Lead>.By(l => l.RemovedAt!.Value, l => l.Id, false), ListOrder<Lead>.By(l => l.RemovedAt!.Value, l => l.Id, true)];

    /// <summary>The removed contacts that the filter lets through.</summary>
    public static IQueryable<Contact> TrashedContacts(this AppDbContext db, TrashFilter filter, DateTime now)
    {
        var trash = db.Contacts.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(c => c.RemovedAt != null && c.MergedIntoId == null);
        if (filter.Kind == TrashKind.Leads)
        {
            return trash.Where(c => false);
        }

        return Words(filter).Aggregate(Matching(trash, filter.MatchAny, Conditions(db, filter, now)), (rows, word) => word[0] == ' ' ? rows.Where(c => (" " + c.SortName).Contains(word)) : rows.Where(c => c.SortName.Contains(word)));
    }

    /// <summary>The removed leads that the filter lets through.</summary>
    public static IQueryable<Lead> TrashedLeads(this AppDbContext db, TrashFilter filter, DateTime now)
    {
        var trash = db.Leads.AsNoTracking().IgnoreQueryFilters([AppDbContext.NotRemoved]).Where(l => l.RemovedAt != null && l.MergedIntoId == null);
        if (filter.Kind == TrashKind.Contacts)
        {
            return trash.Where(l => false);
        }

        return Words(filter).Aggregate(Matching(trash, filter.MatchAny, LeadConditions(filter, now)), (rows, word) => rows.Where(
            l => db.LeadSummaries.Any(s => s.LeadId == l.Id && ((" " + s.SortName).Contains(word) || (" " + s.Domain).Contains(word)))));
    }

    /// <summary>The next rows of both, in their order: what was removed at the same moment by contacts, then leads, the younger first; or all the other way round.</summary>
    public static async Task<List<TrashKey>> KeysAsync(IQueryable<Contact> contacts, IQueryable<Lead> leads, bool oldestFirst, TrashKey? after, int take, CancellationToken ct)
    {
        var order = oldestFirst ? 1 : 0;
        var people = await ContactOrders[order].From(contacts, after?.Before(isLead: false)).Take(take).Select(c => new { At = c.RemovedAt!.Value, c.Id }).ToListAsync(ct);
        var companies = await LeadOrders[order].From(leads, after?.Before(isLead: true)).Take(take).Select(l => new { At = l.RemovedAt!.Value, l.Id }).ToListAsync(ct);
        var all = people.Select(p => new TrashKey(p.At, false, p.Id)).Concat(companies.Select(l => new TrashKey(l.At, true, l.Id)));
        return [.. (oldestFirst ? all.Order() : all.OrderDescending()).Take(take)];
    }

    private static IQueryable<T> Matching<T>(IQueryable<T> trash, bool any, List<Expression<Func<T, bool>>> conditions) =>
        any ? trash.WhereAny(conditions) : conditions.Aggregate(trash, (rows, condition) => rows.Where(condition));

    private static List<Expression<Func<Contact, bool>>> Conditions(AppDbContext db, TrashFilter filter, DateTime now)
    {
        var (since, before) = Moments(filter, now);
        var (by, lead) = (filter.By == TrashFilter.Machine ? null : filter.By, filter.Lead);
        var owner = filter.Owner == TrashFilter.NoOwner ? null : filter.Owner;
        // Plus nothing, so that the index by company does not offer itself: the owner of many leads would lead it past everybody there.
        var owned = db.Leads.Where(l => l.OwnerId == owner).Select(l => l.CompanyId);
        var of = db.Leads.Where(l => l.PublicId == lead).Select(l => l.CompanyId);
        return Those<Contact>(
            (filter.Reasons.Count > 0, c => c.RemovalReason != null && filter.Reasons.Contains(c.RemovalReason.Value)),
            (filter.By is not null, c => c.RemovedById == by),
            (filter.Within is not null, c => c.RemovedAt >= since),
            (filter.DueWithin is not null, c => c.RemovedAt <= before),
            (lead is not null, c => of.Contains(c.CompanyId)),
            (filter.Owner is not null, c => owned.Contains(c.CompanyId + 0)));
    }

    private static List<Expression<Func<Lead, bool>>> LeadConditions(TrashFilter filter, DateTime now)
    {
        var (since, before) = Moments(filter, now);
        var by = filter.By == TrashFilter.Machine ? null : filter.By;
        // Trimmed, so that the index of all leads of an owner does not offer itself.
        var owner = filter.Owner == TrashFilter.NoOwner ? "" : filter.Owner;
        return Those<Lead>(
            (filter.Reasons.Count > 0, l => false),
            (filter.By is not null, l => l.RemovedById == by),
            (filter.Within is not null, l => l.RemovedAt >= since),
            (filter.DueWithin is not null, l => l.RemovedAt <= before),
            (filter.Lead is not null, l => l.PublicId == filter.Lead),
            (filter.Owner is not null, l => (l.OwnerId ?? "").Trim() == owner));
    }

    private static (DateTime Since, DateTime Before) Moments(TrashFilter filter, DateTime now) =>
        (now.AddDays(-filter.Within ?? 0), now.AddDays((filter.DueWithin ?? 0) - Domain.Trash.Days));

    private static List<Expression<Func<T, bool>>> Those<T>(params (bool InForce, Expression<Func<T, bool>> Condition)[] all) =>
        [.. all.Where(c => c.InForce).Select(c => c.Condition)];

    /// <summary>What is in trash is in no full-text index: its names are looked through. Short words are found at the beginning of words only, as in other lists.</summary>
    private static IEnumerable<string> Words(TrashFilter filter) =>
        SearchQuery.Parse(filter.Text ?? "").Terms.Select(t => t.EnumerateRunes().Count() < 3 ? " " + t : t);
}

/// <summary>A place in the trash.</summary>
/// <param name="At">When it was removed.</param>
/// <param name="Id">Key of the contact or the lead.</param>
internal sealed record TrashKey(DateTime At, bool IsLead, long Id) : IComparable<TrashKey>
{
    /// <summary>Where the contacts, or the leads, go on behind this place.</summary>
    public ListAnchor Before(bool isLead) => new(At, isLead == IsLead ? Id : isLead ? long.MaxValue : 0);

    public int CompareTo(TrashKey? other) => other is null ? 1
        : At != other.At ? At.CompareTo(other.At)
        : IsLead != other.IsLead ? other.IsLead.CompareTo(IsLead)
        : Id.CompareTo(other.Id);
}

using System.Linq.Expressions;
using ContactsApp.Data;
using ContactsApp.Data.Search;
using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Features.Lists;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Contacts.Across;

/// <summary>What "now" and the profile say about who is engaged and who is stale.</summary>
internal sealed record ContactMoments(DateTime EngagedSince, DateTime StaleBefore);

/// <summary>The query behind the list of contacts: everybody at a live lead.</summary>
internal static class ContactList
{
    /// <summary>The contacts that the filter lets through.</summary>
    public static IQueryable<Contact> Matching(this AppDbContext db, ContactFilter filter, LeadReading reading, ILeadSearch search, ContactMoments moments)
    {
        var live = db.Contacts.AsNoTracking();
        var rows = filter.MatchAny ? OfLiveLeads(db, live).WhereAny([.. Hidden(db, filter, moments), .. Plain(filter, moments)])
            : All(reading == LeadReading.Seek ? Seek(db, live, filter, moments) : All(OfLiveLeads(db, live), Hidden(db, filter, moments)), Plain(filter, moments));
        if (filter.Text is { } text)
        {
            var found = search.ContactIds(db, text);
            rows = rows.Where(c => found.Contains(c.Id));
        }

        return rows;
    }

    private static IQueryable<Contact> OfLiveLeads(AppDbContext db, IQueryable<Contact> rows) => rows.Where(c => db.Leads.Any(l => l.CompanyId == c.CompanyId));

    private static IQueryable<Contact> All(IQueryable<Contact> rows, IEnumerable<Expression<Func<Contact, bool>>> conditions) =>
        conditions.Aggregate(rows, (left, condition) => left.Where(condition));

    /// <summary>Few match: found by the filter's indexes.</summary>
    private static IQueryable<Contact> Seek(AppDbContext db, IQueryable<Contact> rows, ContactFilter filter, ContactMoments moments)
    {
        var leads = db.LeadSummaries.Where(s => !s.IsRemoved);
        leads = filter.States.Count > 0 ? leads.Where(s => filter.States.Contains(s.SalesState)) : leads;
        leads = filter.Owner is null ? leads : filter.Owner == ContactFilter.NoOwner ? leads.Where(s => s.OwnerId == null) : leads.Where(s => s.OwnerId == filter.Owner);
        var companies = leads.Join(db.Leads, s => s.LeadId, l => l.Id, (_, l) => l.CompanyId);
        rows = filter.States.Count > 0 || filter.Owner is not null
            ? rows.Where(c => companies.Contains(c.CompanyId))
            : rows.Where(c => db.Leads.Any(l => l.CompanyId == c.CompanyId));
        rows = filter.Seniorities.Count > 0 ? rows.Where(c => filter.Seniorities.Contains(c.Seniority)) : rows;
        rows = filter.Departments.Count > 0 ? rows.Where(c => c.Department != null && filter.Departments.Contains(c.Department.Value)) : rows;
        // As a list of keys: a plain range would lose against the order's index, which leads past everybody.
        var touched = db.Contacts.Where(c => c.LastTouchAt >= moments.EngagedSince).Select(c => c.Id);
        rows = filter.Engaged == true ? rows.Where(c => touched.Contains(c.Id)) : rows;
        var tagged = db.ContactTags.Where(t => filter.Tags.Contains(t.Key)).Select(t => t.ContactId);
        rows = filter.Tags.Count > 0 ? rows.Where(c => tagged.Contains(c.Id)) : rows;
        var held = Held(db, filter).Select(r => r.ContactId);
        return filter.Roles.Count > 0 ? rows.Where(c => held.Contains(c.Id)) : rows;
    }

    /// <summary>The filters that have an index, written so that it does not offer itself: for reading along the order's (<see cref="LeadReading.Walk"/>).</summary>
    private static List<Expression<Func<Contact, bool>>> Hidden(AppDbContext db, ContactFilter filter, ContactMoments moments)
    {
        var owner = filter.Owner == ContactFilter.NoOwner ? "" : filter.Owner;
        var seniorities = Enum.GetValues<Seniority>().Except(filter.Seniorities).ToList();
        var departments = Enum.GetValues<Department>().Except(filter.Departments).ToList();
        var held = Held(db, filter);
        var all = new List<Expression<Func<Contact, bool>>>();
        Put(all, owner is not null, c => db.Leads.Any(l => l.CompanyId == c.CompanyId && (l.OwnerId ?? "").Trim() == owner));
        Put(all, filter.States.Count > 0, c => db.Leads.Any(l => l.CompanyId == c.CompanyId && filter.States.Contains(l.SalesState)));
        Put(all, filter.Seniorities.Count > 0, c => !seniorities.Contains(c.Seniority));
        Put(all, filter.Departments.Count > 0, c => c.Department != null && !departments.Contains(c.Department.Value));
        Put(all, filter.Engaged == true, c => (c.LastTouchAt ?? DateTime.UnixEpoch) >= moments.EngagedSince);
        Put(all, filter.Roles.Count > 0, c => held.Any(r => r.ContactId == c.Id));
        Put(all, filter.Tags.Count > 0, c => c.TagKeys.Any(t => filter.Tags.Contains(t.Key)));
        return all;
    }

    /// <summary>The filters that no index helps with: asked of each row, whichever way the list is read.</summary>
    private static List<Expression<Func<Contact, bool>>> Plain(ContactFilter filter, ContactMoments moments)
    {
        var bands = filter.RelevanceAtLeast is { } band ? Enum.GetValues<ScoreBand>().Where(b => b >= band).ToList() : [];
        var (email, source, status) = (filter.HasEmail == true, filter.Source, filter.Status);
        var all = new List<Expression<Func<Contact, bool>>>();
        Put(all, bands.Count > 0, c => bands.Contains(c.RelevanceBand));
        Put(all, filter.HasEmail is not null, c => c.Emails.Any() == email);
        Put(all, source is not null, c => c.CreatedSource == source);
        Put(all, filter.Engaged == false, c => c.LastTouchAt == null || c.LastTouchAt < moments.EngagedSince);
        Put(all, status == ContactStatus.Present, c => c.LeftAt == null);
        Put(all, status == ContactStatus.Left, c => c.LeftAt != null);
        Put(all, status == ContactStatus.DoNotContact, c => c.DoNotContact != DoNotContact.None);
        Put(all, status == ContactStatus.Gatekeeper, c => c.IsGatekeeper);
        Put(all, status == ContactStatus.MayHaveLeft, c => c.MayHaveLeft != null);
        Put(all, status == ContactStatus.Stale, c => c.LastVerifiedAt != null && c.LastVerifiedAt <= moments.StaleBefore);
        return all;
    }

    private static void Put(List<Expression<Func<Contact, bool>>> all, bool inForce, Expression<Func<Contact, bool>> condition)
    {
        if (inForce)
        {
            all.Add(condition);
        }
    }

    private static IQueryable<RoleAssignment> Held(AppDbContext db, ContactFilter filter) => db.RoleAssignments.AsNoTracking()
        .Where(r => filter.Roles.Contains(r.Role) && (r.State == RoleState.Confirmed || r.State == RoleState.Suggested));
}

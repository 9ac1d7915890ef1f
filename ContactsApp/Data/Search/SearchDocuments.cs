using System.Linq.Expressions;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Data.Search;

/// <summary>What is found of leads and contacts: only what is in no trash, neither itself nor its lead.</summary>
internal static class SearchDocuments
{
    public static IQueryable<Parts> Leads(AppDbContext db, Expression<Func<Lead, bool>> which) => db.Leads.Where(which).OrderBy(l => l.Id)
        .Select(l => new Parts(l.Id, l.Id, l.Company.Name, null, l.Company.Domain, l.Company.Aliases.Select(a => a.Domain).ToList()));

    public static IQueryable<Parts> Contacts(AppDbContext db, Expression<Func<Contact, bool>> which) => db.Contacts.Where(which)
        .Join(db.Leads, c => c.CompanyId, l => l.CompanyId, (c, l) => new { Contact = c, LeadId = l.Id })
        .OrderBy(x => x.Contact.Id)
        .Select(x => new Parts(
            x.Contact.Id, x.LeadId, x.Contact.FullName, x.Contact.PreferredName, x.Contact.Title, x.Contact.Emails.Select(e => e.Address).ToList()));

    public static async Task<List<SearchDocument>> ReadAsync(this IQueryable<Parts> parts, CancellationToken ct) =>
        (await parts.AsNoTracking().ToListAsync(ct)).ConvertAll(p => new SearchDocument(p.Id, p.LeadId, SearchText.Document([p.Name, p.OtherName, p.About, .. p.Addresses])));

    /// <summary>The document of a contact that was just written.</summary>
    public static SearchDocument Of(NewContactText c) => new(c.ContactId, c.LeadId, SearchText.Document([c.Name, c.PreferredName, c.Title, .. c.Emails]));

    /// <summary>The document of a lead that was just written.</summary>
    public static SearchDocument Of(NewLeadText l) => new(l.LeadId, l.LeadId, SearchText.Document([l.Name, null, l.Domain, .. l.Domains]));

    /// <summary>The columns a document is made of.</summary>
    internal sealed record Parts(long Id, long LeadId, string Name, string? OtherName, string? About, List<string> Addresses);
}

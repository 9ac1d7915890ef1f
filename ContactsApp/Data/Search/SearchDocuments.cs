using System.Linq.Expressions;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Data.Search;

/// <summary>What is found of leads and contacts: only what is in no trash, neither itself nor its lead.</summary>
internal static class SearchDocuments
{
    public static IQueryable<Parts> Leads(AppDbContext db, Expression<Func<Lead, bool>> which) => db.Leads.Where(which).OrderBy(l => l.Id)
        .Select(l => new Parts(l.Id, l.Company.Name, null, l.Company.Domain, l.Company.Aliases.Select(a => a.Domain).ToList()));

    public static IQueryable<Parts> Contacts(AppDbContext db, Expression<Func<Contact, bool>> which) => db.Contacts.Where(which)
        .Where(c => db.Leads.Any(l => l.CompanyId == c.CompanyId)).OrderBy(c => c.Id)
        .Select(c => new Parts(c.Id, c.FullName, c.PreferredName, c.Title, c.Emails.Select(e => e.Address).ToList()));

    public static async Task<List<SearchDocument>> ReadAsync(this IQueryable<Parts> parts, CancellationToken ct) =>
        (await parts.AsNoTracking().ToListAsync(ct)).ConvertAll(p => new SearchDocument(p.Id, SearchText.Document([p.Name, p.OtherName, p.About, .. p.Addresses])));

    /// <summary>The columns a document is made of.</summary>
    internal sealed record Parts(long Id, string Name, string? OtherName, string? About, List<string> Addresses);
}

using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Features.Undo;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>The facts of a company at one time.</summary>
internal sealed record CompanyMemory(
    string Name, string? Domain, List<string> Domains, string? Website, string? Description, string? Industry, int? EmployeesMin, int? EmployeesMax,
    decimal? RevenueMin, decimal? RevenueMax, int? Founded, string? Country, string? City, List<string> Technologies, string? LinkedInUrl, string? Notes)
{
    /// <summary>Nothing known: what an undo need not remember.</summary>
    public static CompanyMemory Empty { get; } = new("", null, [], null, null, null, null, null, null, null, null, null, null, [], null, null);

    public static CompanyMemory Of(Lead lead)
    {
        var c = lead.Company;
        return new(
            c.Name, c.Domain, [.. c.Aliases.Select(a => a.Domain).Order()], c.Website, c.Description, c.Industry, c.EmployeesMin, c.EmployeesMax,
            c.RevenueMin, c.RevenueMax, c.Founded, c.Country, c.City, [.. c.Technologies], c.LinkedInUrl, lead.Notes);
    }

    /// <summary>The lists by content.</summary>
    public bool Same(CompanyMemory other) => this with { Domains = other.Domains, Technologies = other.Technologies } == other
        && Domains.SequenceEqual(other.Domains) && Technologies.SequenceEqual(other.Technologies);

    /// <summary>Only this field of it, to compare and put back without touching what others changed since.</summary>
    public CompanyMemory Only(CompanyField field, CompanyMemory rest) => field switch
    {
        CompanyField.Name => rest with { Name = Name },
        CompanyField.Domain => rest with { Domain = Domain, Domains = Domains },
        CompanyField.Website => rest with { Website = Website },
        CompanyField.Description => rest with { Description = Description },
        CompanyField.Industry => rest with { Industry = Industry },
        CompanyField.Employees => rest with { EmployeesMin = EmployeesMin, EmployeesMax = EmployeesMax },
        CompanyField.Revenue => rest with { RevenueMin = RevenueMin, RevenueMax = RevenueMax },
        CompanyField.Founded => rest with { Founded = Founded },
        CompanyField.Country => rest with { Country = Country },
        CompanyField.City => rest with { City = City },
        CompanyField.Technologies => rest with { Technologies = Technologies },
        CompanyField.LinkedInUrl => rest with { LinkedInUrl = LinkedInUrl },
        CompanyField.Notes => rest with { Notes = Notes },
    };

    public void PutBack(Lead lead)
    {
        var c = lead.Company;
        (c.Name, c.NameKey, c.Domain, c.Website, c.Description, c.Industry) = (Name, CompanyName.Key(Name), Domain, Website, Description, Industry);
        (c.EmployeesMin, c.EmployeesMax, c.RevenueMin, c.RevenueMax, c.Founded) = (EmployeesMin, EmployeesMax, RevenueMin, RevenueMax, Founded);
        (c.Country, c.City, c.LinkedInUrl, lead.Notes) = (Country, City, LinkedInUrl, Notes);
        c.Technologies = Technologies;
        c.Aliases.RemoveAll(a => !Domains.Contains(a.Domain));
        c.Aliases.AddRange(Domains.Where(d => !c.Aliases.Exists(a => a.Domain == d)).Select(d => new CompanyAlias { Domain = d }));
    }
}

/// <summary>One edit of a company.</summary>
internal sealed record CompanyChange(long LeadId, CompanyField Field, CompanyMemory Before, CompanyMemory After);

/// <summary>Puts an edited fact of a company back, unless somebody changed it again since.</summary>
internal sealed class CompanyEditedUndo : IUndoHandler
{
    public string Verb => LeadVerbs.CompanyEdited;

    public async Task<Outcome> UndoAsync(AppDbContext db, UndoRecord record, CancellationToken ct)
    {
        var change = record.Payload<CompanyChange>();
        var lead = await db.Leads.IgnoreQueryFilters([AppDbContext.NotRemoved]).Include(l => l.Company).ThenInclude(c => c.Aliases).FirstOrDefaultAsync(l => l.Id == change.LeadId, ct);
        if (lead is null)
        {
            return LeadUndo.Purged;
        }

        var now = CompanyMemory.Of(lead);
        if (!change.After.Only(change.Field, now).Same(now))
        {
            return Outcome.Conflict($"{CompanyValues.NameOf(change.Field)} of {lead.Company.Name} was changed again since. Nothing was undone; change it by hand.");
        }

        var domains = change.Before.Domains;
        if (await db.CompanyAliases.AnyAsync(a => domains.Contains(a.Domain) && a.CompanyId != lead.CompanyId, ct))
        {
            return Outcome.Conflict("The former domain belongs to another company now. Nothing was undone.");
        }

        change.Before.Only(change.Field, now).PutBack(lead);
        return Outcome.Done();
    }
}

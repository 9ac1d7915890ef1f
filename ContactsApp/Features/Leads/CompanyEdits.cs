using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>Edits facts of a lead's company in place, read from what was typed.</summary>
public sealed class CompanyEdits(LeadWork work)
{
    private const string Kept = "Nothing was changed; what you typed is still there.";

    /// <summary>Changes one fact; an empty value clears it.</summary>
    /// <param name="seen">The fact the edit began from, in the words of the screen. Where another one stands there now, it is a conflict that brings it along.</param>
    public Task<Outcome> EditAsync(Guid leadId, CompanyField field, string? value, string? seen, CancellationToken ct) => work.ChangeAsync(leadId, async edit =>
    {
        var (lead, company) = (edit.Lead, edit.Lead.Company);
        var text = string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        var now = CompanyValues.Shown(lead, field) ?? "";
        if (now != (seen ?? "") && now != (text ?? ""))
        {
            return Outcome.Conflict(now.Length == 0 ? "Somebody emptied this while you were typing." : $"Somebody changed this to \"{now}\" while you were typing.", now);
        }

        var before = CompanyMemory.Of(lead);
        var problem = field == CompanyField.Domain ? await SetDomainAsync(edit.Db, company, text, ct) : CompanyValues.Set(lead, field, text, edit.Now);
        if (problem is not null)
        {
            return Outcome.Invalid($"{problem} {Kept}");
        }

        var after = CompanyMemory.Of(lead);
        if (before.Same(after))
        {
            return Outcome.AlreadyDone;
        }

        edit.Db.AuditAs(LeadVerbs.CompanyEdited);
        var words = $"{CompanyValues.NameOf(field)} of {company.Name} was changed";
        return Outcome.Done(edit.CanUndo(LeadVerbs.CompanyEdited, words, new CompanyChange(lead.Id, field, before.Only(field, CompanyMemory.Empty), after.Only(field, CompanyMemory.Empty))).PublicId, words);
    }, ct);

    private static async Task<string?> SetDomainAsync(AppDbContext db, Company company, string? text, CancellationToken ct)
    {
        if (text is null)
        {
            company.Aliases.RemoveAll(a => a.Domain == company.Domain);
            company.Domain = null;
            return null;
        }

        if (!CompanyDomain.TryNormalize(text, out var domain))
        {
            return $"\"{text}\" is not a domain, like halden.example.";
        }

        if ((await db.Workspaces.AsNoTracking().OrderBy(w => w.Id).FirstOrDefaultAsync(ct))?.OwnDomains.Contains(domain) == true)
        {
            return $"{domain} is your own and can never be a lead.";
        }

        var other = await db.CompanyAliases.Where(a => a.Domain == domain && a.CompanyId != company.Id)
            .Join(db.Companies, a => a.CompanyId, c => c.Id, (_, c) => c.Name).FirstOrDefaultAsync(ct);
        if (other is not null)
        {
            return $"{domain} belongs to {other} already.";
        }

        // The former domain still leads here: mail and visits keep using it.
        company.AddDomain(domain);
        company.Domain = domain;
        return null;
    }
}

using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Merging;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Duplicates;

/// <summary>Reads two contacts side by side, and what merging them by some choices would make. Writes nothing.</summary>
public sealed class MergeQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Both sides and the preview; null with the reason where there is nothing to merge.</summary>
    public async Task<(MergeContactsView? View, MergeState State)> ContactsAsync(Guid left, Guid right, MergeChoices choices, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (one, other) = await MergedContact.LoadAsync(db, left, right, ct);
        if (one is null || other is null || one.Contact.Id == other.Contact.Id)
        {
            return (null, MergeState.Gone);
        }

        if (one.Contact.MergedIntoId == other.Contact.Id || other.Contact.MergedIntoId == one.Contact.Id)
        {
            return (null, MergeState.Merged);
        }

        if (new[] { one, other }.Any(s => s.Contact.RemovedAt is not null || s.Lead.RemovedAt is not null))
        {
            return (null, MergeState.Gone);
        }

        var plan = ContactMergePlan.Of(one, other, choices, clock.GetUtcNow().UtcDateTime);
        return (new(SideOf(one), SideOf(other), plan.FieldRows(), plan.ItemRows(), PreviewOf(plan), plan.Seen()), MergeState.Ready);
    }

    /// <summary>Two leads side by side; null with the reason where there is nothing to merge.</summary>
    public async Task<(MergeLeadsView? View, MergeState State)> LeadsAsync(Guid left, Guid right, LeadMergeChoices choices, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (one, other) = await MergedLead.LoadAsync(db, left, right, ct);
        if (one is not null && other is not null && (one.Lead.MergedIntoId == other.Lead.Id || other.Lead.MergedIntoId == one.Lead.Id))
        {
            return (null, MergeState.Merged);
        }

        if (one is null || other is null || one.Lead.Id == other.Lead.Id || one.Lead.RemovedAt is not null || other.Lead.RemovedAt is not null)
        {
            return (null, MergeState.Gone);
        }

        var plan = LeadMergePlan.Of(one, other, choices);
        var both = await db.DuplicatePairs.CountAsync(p => p.Kind == DuplicateKind.People && p.State == DuplicateState.Open
            && db.Contacts.Any(c => c.Id == p.LeftId && (c.CompanyId == one.Lead.CompanyId || c.CompanyId == other.Lead.CompanyId))
            && db.Contacts.Any(c => c.Id == p.RightId && (c.CompanyId == one.Lead.CompanyId || c.CompanyId == other.Lead.CompanyId)), ct);
        var preview = new MergeLeadsPreview(
            plan.Survivor.Lead.PublicId, plan.Company.Name, plan.Company.Domain, [.. plan.Company.Domains.Where(d => d != plan.Company.Domain)], plan.OwnerName, plan.State.State, plan.Stage.Stage,
            plan.Company.Technologies, plan.Company.Notes, plan.Away.People, plan.Away.Touchpoints, plan.Away.Roles, both, plan.Losing, plan.Warnings());
        return (new(SideOf(one), SideOf(other), plan.Rows(), preview, plan.Seen()), MergeState.Ready);
    }

    private static MergeLeadSide SideOf(MergedLead side) =>
        new(side.Lead.PublicId, side.Lead.Company.Name, side.Lead.Company.Domain, side.Lead.CreatedAt, side.People, side.Touchpoints, side.Roles);

    private static MergeSide SideOf(MergedContact side) => new(
        side.Contact.PublicId, side.Lead.PublicId, side.Contact.FullName, side.Contact.Title, side.Contact.Company.Name, side.Contact.CreatedSource, side.Contact.CreatedAt,
        side.Said.Count(s => s.Observation.RetractedAt is null), side.Touchpoints, side.Contact.Roles.Count(r => r.State != RoleState.Suggested),
        side.Contact.Notes, side.Contact.DoNotContact);

    private static MergePreview PreviewOf(ContactMergePlan plan)
    {
        var stays = plan.Survivor.Contact;
        string? Shown(ContactField field) => plan.ShownAfter(field) is { Length: > 0 } text ? text : null;
        IReadOnlyList<string> Items(ContactItemKind kind) => [.. plan.Result.Items.Where(i => i.Kind == kind).Select(i => i.Value)];
        var roles = stays.Roles.Where(r => r.State == RoleState.Confirmed && r.LeadId == plan.Survivor.Lead.Id).Concat(plan.Roles.Moved.Where(r => r.State == RoleState.Confirmed))
            .Concat(plan.Roles.Overwritten.Select(o => o.Theirs).Where(r => r.State == RoleState.Confirmed));
        return new(
            stays.PublicId, Shown(ContactField.FullName) ?? stays.FullName, Shown(ContactField.Title), stays.Company.Name, Items(ContactItemKind.Email), Items(ContactItemKind.Phone),
            plan.Tags, plan.Notes, plan.DoNotContact, [.. roles.Select(r => BuyingRoleWords.Title(r.Role)).Distinct()],
            plan.Away.Said.Count, plan.Away.Touchpoints, plan.Roles.Moved.Count, plan.Warnings());
    }
}

using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Web;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

/// <summary>A company to add as a lead.</summary>
/// <param name="Id">Made by the client: a double click makes one.</param>
/// <param name="Text">A domain, a URL, an e-mail address or a company name.</param>
public sealed record NewLead(Guid Id, string Text);

/// <summary>What became of one line of "add leads".</summary>
/// <param name="LeadId">The lead to open; empty when refused.</param>
/// <param name="Existed">True when the domain or name led to a lead that is here already.</param>
/// <param name="Refusal">Why there is no lead, as a sentence; null when there is one.</param>
public sealed record AddedLead(Guid Id, Guid LeadId, string Name, bool Existed, string? Refusal);

/// <summary>A fact of a lead's company that can be edited in place.</summary>
public enum CompanyField
{
    Name,
    Domain,
    Website,
    Description,
    Industry,
    Employees,
    Revenue,
    Founded,
    Country,
    City,
    Technologies,
    LinkedInUrl,
    Notes,
}

/// <summary>What users do to leads. Each verb checks the right, writes through the gate, audits, and returns an outcome with its undo.</summary>
public sealed class LeadCommands(LeadWork work, AddLeads adding, CompanyEdits edits, Rights rights, WriteGate gate, TimeProvider clock)
{
    private const int LongestNote = 1_000;

    /// <summary>Adds a lead by domain or name; a domain or name that exists opens the existing one (restored from trash if it is there).</summary>
    public async Task<Outcome<AddedLead>> AddLeadAsync(NewLead lead, CancellationToken ct)
    {
        var added = await adding.AddAsync([lead], ct);
        var one = added.Value?[0];
        return one?.Refusal is { } refusal
            ? Outcome.Invalid(refusal)
            : new Outcome<AddedLead>(added.Kind, one, added.Message, added.UndoId);
    }

    /// <summary>Several in one go; each is accounted for, in the order given.</summary>
    public Task<Outcome<IReadOnlyList<AddedLead>>> AddLeadsAsync(IReadOnlyList<NewLead> leads, CancellationToken ct) => adding.AddAsync(leads, ct);

    /// <summary>Changes one fact of the company, parsed from what was typed ("200-500", "Kubernetes, Kafka"); rescoring follows at once.</summary>
    /// <param name="seen">The fact the edit began from, in the words of the screen.</param>
    public Task<Outcome> EditCompanyAsync(Guid leadId, CompanyField field, string? value, string? seen, CancellationToken ct) =>
        edits.EditAsync(leadId, field, value, seen, ct);

    public Task<Outcome> ChangeStateAsync(Guid leadId, SalesState state, string? disqualifiedReason, string? note, CancellationToken ct) => work.ChangeAsync(leadId, edit =>
    {
        if (state == SalesState.Disqualified && !DisqualifiedReasons.All.Contains(disqualifiedReason))
        {
            return Refuse("Choose why the lead is disqualified. Nothing was changed.");
        }

        if (note is { Length: > LongestNote })
        {
            return Refuse($"The note has at most {LongestNote:N0} characters. Nothing was changed.");
        }

        var lead = edit.Lead;
        var before = StateMemory.Of(lead);
        if (state == SalesState.Disqualified)
        {
            lead.Disqualify(disqualifiedReason!, string.IsNullOrWhiteSpace(note) ? null : note.Trim());
        }
        else
        {
            lead.ChangeState(state);
        }

        return Task.FromResult(Changed(edit, LeadVerbs.StateChanged, before, StateMemory.Of(lead), $"{lead.Company.Name} is now {LeadWords.Of(state)}"));
    }, ct);

    /// <summary>Managers assign anybody; a rep takes a lead that nobody owns or gives up an own one.</summary>
    public Task<Outcome> AssignOwnerAsync(Guid leadId, string? ownerId, CancellationToken ct) => work.ChangeAsync(leadId, async edit =>
    {
        var (lead, me) = (edit.Lead, edit.User);
        var takes = lead.OwnerId is null && ownerId == me.Id;
        var givesUp = lead.OwnerId == me.Id && ownerId is null;
        if (lead.OwnerId != ownerId && !takes && !givesUp && !me.Has(Right.Manage))
        {
            return Outcome.Forbidden("You may take a lead that nobody owns or give up your own; assigning others is for managers. Nothing was changed.");
        }

        var name = ownerId is null ? null : await edit.Db.Users.Where(u => u.Id == ownerId).Select(u => u.DisplayName).FirstOrDefaultAsync(ct);
        if (ownerId is not null && name is null)
        {
            return Outcome.Invalid("This user is not there any more. Nothing was changed; choose somebody else.");
        }

        var before = new OwnerMemory(lead.Id, lead.OwnerId);
        lead.OwnerId = ownerId;
        var words = name is null ? $"{lead.Company.Name} has no owner now" : $"{lead.Company.Name} belongs to {name} now";
        return Changed(edit, LeadVerbs.OwnerChanged, before, new OwnerMemory(lead.Id, ownerId), words);
    }, ct);

    /// <summary>Pins a stage, or (null) lets the machine decide again.</summary>
    public Task<Outcome> PinStageAsync(Guid leadId, JourneyStage? stage, CancellationToken ct) => work.ChangeAsync(leadId, edit =>
    {
        var lead = edit.Lead;
        var before = StageMemory.Of(lead);
        lead.StageSince = stage is { } s && s != lead.Stage ? edit.Now : lead.StageSince;
        (lead.Stage, lead.StagePinned) = (stage ?? lead.Stage, stage is not null);
        var words = stage is { } pinned ? $"{lead.Company.Name} is pinned to {pinned}" : $"The stage of {lead.Company.Name} is no longer pinned";
        return Task.FromResult(Changed(edit, LeadVerbs.StagePinned, before, StageMemory.Of(lead), words));
    }, ct);

    /// <summary>Adds a word of the team to the lead; it counts for the ICP's keywords at once.</summary>
    public Task<Outcome> AddTagAsync(Guid leadId, string tag, CancellationToken ct) => work.ChangeAsync(leadId, edit =>
    {
        if (TagText.Clean(tag) is not { } clean)
        {
            return Refuse($"A tag has 1 to {TagText.Longest} characters and no comma. Nothing was changed; what you typed is still in the field.");
        }

        return Task.FromResult(edit.Lead.AddTag(clean) ? Tagged(edit, clean, added: true, $"{edit.Lead.Company.Name} is tagged {clean}") : Outcome.AlreadyDone);
    }, ct);

    public Task<Outcome> RemoveTagAsync(Guid leadId, string tag, CancellationToken ct) => work.ChangeAsync(leadId, edit => Task.FromResult(
        edit.Lead.Tags.Find(t => TagText.Same(t, tag)) is { } shown && edit.Lead.RemoveTag(shown)
            ? Tagged(edit, shown, added: false, $"{edit.Lead.Company.Name} is no longer tagged {shown}")
            : Outcome.AlreadyDone), ct);

    private static Outcome Tagged(LeadEdit edit, string tag, bool added, string words)
    {
        var verb = added ? LeadVerbs.Tagged : LeadVerbs.Untagged;
        edit.Db.AuditAs(verb);
        return Outcome.Done(edit.CanUndo(verb, words, new TagMemory(edit.Lead.Id, tag)).PublicId, words);
    }

    public Task<Outcome> RemoveLeadAsync(Guid leadId, CancellationToken ct) => work.ChangeAsync(leadId, edit =>
    {
        if (edit.Lead.RemovedAt is not null)
        {
            return Task.FromResult(Outcome.AlreadyDone);
        }

        edit.Lead.MoveToTrash(edit.Now, edit.User.Actor.UserId);
        var words = $"{edit.Lead.Company.Name} went to trash and can be restored for {Domain.Trash.Days} days";
        return Task.FromResult(Outcome.Done(edit.CanUndo(LeadVerbs.Removed, words, new TrashedLead(edit.Lead.Id, edit.Lead.RemovedAt)).PublicId, words));
    }, ct);

    public Task<Outcome> RestoreLeadAsync(Guid leadId, CancellationToken ct) => work.ChangeAsync(leadId, edit =>
    {
        if (edit.Lead.RemovedAt is null)
        {
            return Task.FromResult(Outcome.AlreadyDone);
        }

        edit.Lead.Restore();
        return Task.FromResult(Outcome.Done(message: $"{edit.Lead.Company.Name} is back"));
    }, ct);

    /// <summary>The current user has opened the lead: it is no longer new to them. Not audited.</summary>
    public async Task MarkSeenAsync(Guid leadId, CancellationToken ct)
    {
        var (user, _) = await rights.RequireAsync(Right.Read, ct);
        if (user?.Actor.UserId is not { } userId)
        {
            return;
        }

        await using var write = await gate.BeginAsync(user.Actor, WritePriority.Interactive, ct);
        var db = write.Db;
        if (await db.Leads.Where(l => l.PublicId == leadId).Select(l => (long?)l.Id).FirstOrDefaultAsync(ct) is { } id)
        {
            var seen = await db.LeadsSeen.FirstOrDefaultAsync(s => s.UserId == userId && s.LeadId == id, ct)
                ?? db.LeadsSeen.Add(new LeadSeen { UserId = userId, LeadId = id }).Entity;
            seen.SeenAt = clock.GetUtcNow().UtcDateTime;
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }
    }

    private static Outcome Changed<T>(LeadEdit edit, string verb, T before, T after, string words)
        where T : notnull
    {
        if (before.Equals(after))
        {
            return Outcome.AlreadyDone;
        }

        edit.Db.AuditAs(verb);
        return Outcome.Done(edit.CanUndo(verb, words, new Change<T>(before, after)).PublicId, words);
    }

    private static Task<Outcome> Refuse(string words) => Task.FromResult(Outcome.Invalid(words));
}

using ContactsApp.Data;
using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Intake;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Contacts;

/// <summary>What deciding about a proposal says, and how it is taken back: the same for one and for thousands.</summary>
internal static class ProposalVerdicts
{
    /// <summary>Decides: applied, the value becomes the person's own word; kept, it is refused. Returns that word, to be said as an observation.</summary>
    public static PersonFields Decide(this Proposal proposal, ProposalState verdict, ContactField field, Contact contact, DateTime now, string? byUserId)
    {
        (proposal.State, proposal.DecidedAt, proposal.DecidedById) = (verdict, now, byUserId);
        return verdict == ProposalState.Applied
            ? new PersonFields { Values = FieldValues.Of(field, proposal.Value, contact) }
            : new PersonFields { Decisions = [new(DecisionKind.KeepMine, field, Value: proposal.Value)] };
    }

    /// <summary>
    /// Opens these proposals again. One whose field has a fresher open proposal by now stays decided: a field asks one question at a time.
    /// Merge the contacts afterwards.
    /// </summary>
    public static async Task ReopenAsync(AppDbContext db, IReadOnlyCollection<long> proposalIds, CancellationToken ct)
    {
        var decided = await db.Proposals.Where(p => proposalIds.Contains(p.Id) && p.State != ProposalState.Open
            && !db.Proposals.Any(o => o.ContactId == p.ContactId && o.Field == p.Field && o.State == ProposalState.Open)).ToListAsync(ct);
        foreach (var proposal in decided.DistinctBy(p => (p.ContactId, p.Field)))
        {
            (proposal.State, proposal.DecidedAt, proposal.DecidedById) = (ProposalState.Open, null, null);
        }
    }
}

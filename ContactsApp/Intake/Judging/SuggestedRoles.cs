using ContactsApp.Data;
using ContactsApp.Domain;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Intake.Judging;

/// <summary>Keeps the stored suggestions equal to what the committee says now. Confirmed, declined and ended roles are a person's word and stay.</summary>
internal static class SuggestedRoles
{
    public static async Task WriteAsync(AppDbContext db, IReadOnlyList<JudgedLead> judged, DateTime now, CancellationToken ct)
    {
        var ids = judged.Select(j => j.Facts.Lead.Id).ToList();
        var stored = (await db.RoleAssignments.Where(r => EF.Parameter(ids).Contains(r.LeadId)).ToListAsync(ct))
            .ToDictionary(r => (r.LeadId, r.ContactId, r.Role));
        foreach (var lead in judged)
        {
            foreach (var suggestion in lead.Committee.Suggestions)
            {
                var key = (lead.Facts.Lead.Id, suggestion.ContactId, suggestion.Role);
                if (!stored.Remove(key, out var role))
                {
                    db.RoleAssignments.Add(role = new RoleAssignment { LeadId = key.Id, ContactId = key.ContactId, Role = key.Role, State = RoleState.Suggested, At = now });
                }

                if (role.State == RoleState.Suggested)
                {
                    (role.Confidence, role.Words) = (suggestion.Confidence, suggestion.Words);
                }
            }
        }

        db.RoleAssignments.RemoveRange(stored.Values.Where(r => r.State == RoleState.Suggested));
    }
}

using ContactsApp.Domain;
using ContactsApp.Domain.Committees;

namespace ContactsApp.Features.Duplicates;

/// <summary>What becomes of the roles of two contacts that are merged: nobody holds one twice, and a confirmed one beats a suggested one.</summary>
/// <param name="Moved">Rows that become the survivor's.</param>
/// <param name="Overwritten">Rows of the survivor that take the word of the other one's row about the same role.</param>
/// <param name="Left">Rows that stay behind: said twice, or at another company.</param>
internal sealed record MergedRoles(
    IReadOnlyList<RoleAssignment> Moved, IReadOnlyList<(RoleAssignment Mine, RoleAssignment Theirs)> Overwritten, IReadOnlyList<RoleAssignment> Left, IReadOnlyList<string> Warnings)
{
    public static MergedRoles Of(MergedContact survivor, MergedContact away)
    {
        var moved = new List<RoleAssignment>();
        var overwritten = new List<(RoleAssignment, RoleAssignment)>();
        var left = new List<RoleAssignment>();
        var warnings = new List<string>();
        // What is only suggested is worked out anew.
        foreach (var theirs in away.Contact.Roles.Where(r => r.State != RoleState.Suggested).OrderBy(r => r.Id))
        {
            var mine = survivor.Contact.Roles.Find(r => r.LeadId == theirs.LeadId && r.Role == theirs.Role);
            var role = BuyingRoleWords.InSentence(theirs.Role);
            if (theirs.LeadId != survivor.Lead.Id)
            {
                left.Add(theirs);
                warnings.AddRange(theirs.State == RoleState.Confirmed ? [$"The role as {role} at {away.Contact.Company.Name} ends, because the person is at {survivor.Contact.Company.Name}."] : []);
            }
            else if (mine is null)
            {
                moved.Add(theirs);
            }
            else if (IsStronger(theirs, mine))
            {
                overwritten.Add((mine, theirs));
                warnings.AddRange(Contradiction(theirs, mine, role));
            }
            else
            {
                left.Add(theirs);
                warnings.AddRange(Contradiction(mine, theirs, role));
            }
        }

        warnings.AddRange(TwoConfirmed(survivor, moved));
        return new(moved, overwritten, left, warnings);
    }

    // What a machine suggests contradicts nobody.
    private static IEnumerable<string> Contradiction(RoleAssignment stronger, RoleAssignment weaker, string role) => weaker.State == RoleState.Suggested || weaker.State == stronger.State
        ? []
        : [$"One is {Said(stronger)} and one {Said(weaker)} as {role}. {Capital(Said(stronger))} counts."];

    private static IEnumerable<string> TwoConfirmed(MergedContact survivor, List<RoleAssignment> moved)
    {
        var confirmed = survivor.Contact.Roles.Where(r => r.State == RoleState.Confirmed && r.LeadId == survivor.Lead.Id).Select(r => r.Role)
            .Concat(moved.Where(r => r.State == RoleState.Confirmed).Select(r => r.Role)).Distinct().ToList();
        return confirmed.Count > 1 && moved.Exists(r => r.State == RoleState.Confirmed)
            ? [$"Several roles are confirmed: {string.Join(", ", confirmed.Select(BuyingRoleWords.InSentence))}. All stay."]
            : [];
    }

    private static bool IsStronger(RoleAssignment theirs, RoleAssignment mine) => Rank(theirs.State).CompareTo(Rank(mine.State)) switch
    {
        > 0 => true,
        < 0 => false,
        _ => theirs.IsPrimary && !mine.IsPrimary,
    };

    private static int Rank(RoleState state) => state switch
    {
        RoleState.Confirmed => 3,
        RoleState.Declined => 2,
        RoleState.Ended => 1,
        RoleState.Suggested => 0,
    };

    private static string Said(RoleAssignment role) => role.State switch
    {
        RoleState.Confirmed => "confirmed",
        RoleState.Declined => "dismissed",
        RoleState.Ended => "no longer seen",
        RoleState.Suggested => "suggested",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

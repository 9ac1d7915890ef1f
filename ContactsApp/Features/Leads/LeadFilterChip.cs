using ContactsApp.Domain;
using ContactsApp.Domain.Committees;

namespace ContactsApp.Features.Leads;

/// <summary>One filter in force, as words and as the filter without it.</summary>
public sealed record LeadFilterChip(string Key, string Op, string Value, LeadFilter Without)
{
    /// <summary>The chips of a filter; text search has its own field.</summary>
    public static IReadOnlyList<LeadFilterChip> Of(LeadFilter f, LeadFilterChoices? choices)
    {
        var chips = new List<LeadFilterChip>();
        void Put(bool on, string key, string op, string value, LeadFilter without)
        {
            if (on)
            {
                chips.Add(new(key, op, value, without));
            }
        }

        Put(f.Stages.Count > 0, "Stage", "any of", string.Join(", ", f.Stages), f with { Stages = [] });
        Put(f.States.Count > 0, "State", "any of", string.Join(", ", f.States.Select(StateWords)), f with { States = [] });
        Put(f.FitAtLeast is not null, "Fit", "at least", f.FitAtLeast?.ToString() ?? "", f with { FitAtLeast = null });
        Put(f.Owner is not null, "Owner", "is", OwnerName(f.Owner, choices), f with { Owner = null });
        Put(f.MissingRole is not null, "Missing", "role", f.MissingRole is { } role ? BuyingRoleWords.Title(role) : "", f with { MissingRole = null });
        Put(f.Signal is not null, "Signal", "is", choices?.Signals.FirstOrDefault(s => s.Kind == f.Signal)?.Words ?? f.Signal ?? "", f with { Signal = null });
        Put(f.Country is not null, "Country", "is", f.Country ?? "", f with { Country = null });
        Put(f.Industry is not null, "Industry", "is", f.Industry ?? "", f with { Industry = null });
        Put(f.Tags.Count > 0, "Tag", "any of", string.Join(", ", f.Tags), f with { Tags = [] });
        return chips;
    }

    /// <summary>A sales state as users say it.</summary>
    public static string StateWords(SalesState state) => state switch
    {
        SalesState.NotContactedYet => "Not contacted yet",
        SalesState.OutreachInProgress => "Outreach in progress",
        SalesState.MeetingBooked => "Meeting booked",
        SalesState.Customer or SalesState.Disqualified => state.ToString(),
    };

    private static string OwnerName(string? id, LeadFilterChoices? choices) =>
        id == LeadFilter.NoOwner ? "nobody" : choices?.Owners.FirstOrDefault(o => o.Id == id)?.Name ?? "somebody who is gone";
}

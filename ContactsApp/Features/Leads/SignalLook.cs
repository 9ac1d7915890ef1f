using ContactsApp.Components.Shared;
using ContactsApp.Domain.Committees;
using ContactsApp.Domain.Signals;

namespace ContactsApp.Features.Leads;

/// <summary>How a signal is drawn: tone and icon by its kind, so that the list and the lead page agree.</summary>
public static class SignalLook
{
    public static ChipTone Tone(LeadSignal signal) => signal.Tone switch
    {
        "good" => ChipTone.Good,
        "warn" => ChipTone.Warn,
        "bad" => ChipTone.Bad,
        "accent" => ChipTone.Accent,
        _ => ChipTone.Neutral,
    };

    public static IconName Icon(LeadSignal signal) => signal.Kind switch
    {
        SignalKinds.NeedsAttention => IconName.Bolt,
        SignalKinds.MultiThreaded => IconName.Users,
        SignalKinds.Surge => IconName.ArrowUpRight,
        nameof(CommitteeWarningKind.Cooling) => IconName.ArrowDownRight,
        nameof(CommitteeWarningKind.Ghosted) or nameof(CommitteeWarningKind.StaleData) => IconName.Clock,
        SignalKinds.NewExecutive or SignalKinds.NoOwner => IconName.User,
        SignalKinds.Departure => IconName.Exit,
        _ => IconName.Warning,
    };
}

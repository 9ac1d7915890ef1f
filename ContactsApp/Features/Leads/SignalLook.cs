using ContactsApp.Components.Shared;

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
        "NeedsSalesAttention" => IconName.Bolt,
        "MultiThreaded" => IconName.Users,
        "Surge" => IconName.ArrowUpRight,
        "Cooling" => IconName.ArrowDownRight,
        "Ghosted" or "StaleData" => IconName.Clock,
        "Departure" => IconName.Exit,
        _ => IconName.Warning,
    };
}

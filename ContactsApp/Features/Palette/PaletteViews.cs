using ContactsApp.Components.Shared;
using ContactsApp.Domain;

namespace ContactsApp.Features.Palette;

/// <summary>A lead as the command palette shows it.</summary>
public sealed record PaletteLead(Guid LeadId, string Name, string? Domain, JourneyStage Stage, IReadOnlyList<SeatDot> Seats);

/// <summary>A person as the command palette shows them.</summary>
/// <param name="LeadId">The lead in which the person's drawer opens.</param>
/// <param name="InTrash">Removed in the last days: choosing brings the person back.</param>
public sealed record PalettePerson(Guid ContactId, Guid LeadId, string Name, string? Title, string Company, Seniority Seniority, bool InTrash = false);

/// <summary>What was found by name, best first.</summary>
public sealed record PaletteFound(IReadOnlyList<PaletteLead> Leads, IReadOnlyList<PalettePerson> People)
{
    public static readonly PaletteFound Nothing = new([], []);
}

/// <summary>One line to choose.</summary>
/// <param name="Group">The caption it stands under.</param>
/// <param name="Text">What is chosen, with what matched drawn stronger.</param>
public sealed record PaletteItem(string Group, string Text)
{
    public IconName? Icon { get; init; }
    public PaletteLead? Lead { get; init; }
    public PalettePerson? Person { get; init; }

    /// <summary>The address it leads to; can be opened in a new tab.</summary>
    public string? Href { get; init; }

    /// <summary>What it does, where it leads nowhere.</summary>
    public Func<Task>? Run { get; init; }

    /// <summary>The shortcut that does the same, as printed.</summary>
    public string? Key { get; init; }
}

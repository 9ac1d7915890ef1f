using ContactsApp.Domain.Committees;

namespace ContactsApp.Components.Shared;

/// <summary>How one seat of the committee, or one person's role, is drawn: each state has a shape of its own besides its colour.</summary>
public enum SeatMark
{
    /// <summary>Nobody: hollow, dashed.</summary>
    Empty,
    /// <summary>The machine thinks so: half filled.</summary>
    Suggested,
    /// <summary>Some of several people needed: three quarters filled.</summary>
    Partly,
    /// <summary>A person said so: filled.</summary>
    Confirmed,
    /// <summary>Confirmed, but that person may have left: filled, with a ring of warning.</summary>
    AtRisk,
    /// <summary>Somebody who works against the deal: filled square.</summary>
    Blocker,
}

/// <summary>One dot of a row of dots.</summary>
/// <param name="Label">The seat: "Decision maker".</param>
/// <param name="Mark">Its state.</param>
public sealed record SeatDot(string Label, SeatMark Mark);

/// <summary>Words and origins of <see cref="SeatMark"/>.</summary>
public static class SeatMarks
{
    /// <summary>The state in a word: "suggested".</summary>
    public static string Word(this SeatMark mark) => mark switch
    {
        SeatMark.Empty => "empty",
        SeatMark.Suggested => "suggested",
        SeatMark.Partly => "partly filled",
        SeatMark.Confirmed => "confirmed",
        SeatMark.AtRisk => "at risk",
        SeatMark.Blocker => "blocker",
    };

    /// <summary>How a slot of the committee is drawn.</summary>
    public static SeatMark Of(SlotState slot) => slot switch
    {
        SlotState.Empty => SeatMark.Empty,
        SlotState.Suggested => SeatMark.Suggested,
        SlotState.Partly => SeatMark.Partly,
        SlotState.Filled => SeatMark.Confirmed,
        SlotState.AtRisk => SeatMark.AtRisk,
    };
}

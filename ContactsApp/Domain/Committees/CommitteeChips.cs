namespace ContactsApp.Domain.Committees;

/// <summary>The template's slots as one character each, for the leads list: short enough to store and to filter by.</summary>
public static class CommitteeChips
{
    // In the order of SlotState.
    private const string Letters = "ESPFR";

    /// <summary>One letter a slot in the template's order: E empty, S suggested, P partly, F filled, R at risk.</summary>
    public static string Encode(Committee committee) =>
        string.Concat(committee.Slots.Select(s => Letters[(int)s.State]));

    /// <summary>Reads what <see cref="Encode"/> wrote; an unknown letter reads as empty.</summary>
    public static IReadOnlyList<SlotState> Decode(string chips) =>
        [.. chips.Select(c => (SlotState)Math.Max(0, Letters.IndexOf(c, StringComparison.Ordinal)))];
}

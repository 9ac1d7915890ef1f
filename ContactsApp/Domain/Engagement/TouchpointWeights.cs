namespace ContactsApp.Domain.Engagement;

/// <summary>One kind of touchpoint and how much it says.</summary>
/// <param name="Key">Stable name, such as "meeting-held".</param>
/// <param name="Channel">How it reaches us.</param>
/// <param name="Weight">How much it says, from 0.</param>
/// <param name="Outbound">Done by us.</param>
/// <param name="ByHand">People may log it by hand.</param>
/// <param name="Label">On screen: "Meeting held".</param>
public sealed record TouchpointKind(string Key, TouchpointChannel Channel, double Weight, bool Outbound, bool ByHand, string Label);

/// <summary>The table of touchpoint kinds (touchpoint_weights.tsv).</summary>
public static class TouchpointWeights
{
    /// <summary>Every kind, in the table's order.</summary>
    public static IReadOnlyList<TouchpointKind> All => throw new NotImplementedException();

    /// <summary>The kinds people log by hand, in the table's order.</summary>
    public static IReadOnlyList<TouchpointKind> ByHand => throw new NotImplementedException();

    /// <summary>The kind with this key.</summary>
    public static TouchpointKind Of(string key) => throw new NotImplementedException();
}

namespace ContactsApp.Domain.Merging;

/// <summary>One observation's word on one value, ranked against others.</summary>
internal readonly record struct Claim(
    string Value, long ObservationId, SourceKind Source, DateTime ObservedAt, double Confidence, bool Verified, bool Locked, bool FillsOnly, DateTime ReceivedAt)
{
    /// <summary>Typed by a person, locked or not any more.</summary>
    internal bool IsManual => Source == SourceKind.Manual;

    internal static Claim Of(ObservedFields observation, string value, DateTime? unlockedAt) => new(
        value,
        observation.ObservationId,
        observation.Source,
        observation.ObservedAt,
        observation.Confidence,
        observation.Verified,
        observation.Source == SourceKind.Manual && !(unlockedAt >= observation.ObservedAt),
        observation.FillsOnly,
        observation.ReceivedAt ?? observation.ObservedAt);

    /// <summary>
    /// A person's word, the latest; behind everybody those who only fill what is empty; then verified, fresher, more confident; then text and
    /// key, so that the order is total.
    /// </summary>
    internal static int BestFirst(Claim one, Claim other)
    {
        var byLock = other.Locked.CompareTo(one.Locked);
        if (byLock != 0)
        {
            return byLock;
        }

        var byFilling = one.FillsOnly.CompareTo(other.FillsOnly);
        if (byFilling != 0)
        {
            return byFilling;
        }

        // Between two words of people the later one counts, whatever else is known of them.
        var byCheck = one.Locked ? 0 : other.Verified.CompareTo(one.Verified);
        if (byCheck != 0)
        {
            return byCheck;
        }

        var byTime = other.ObservedAt.CompareTo(one.ObservedAt);
        if (byTime != 0)
        {
            return byTime;
        }

        var byConfidence = other.Confidence.CompareTo(one.Confidence);
        if (byConfidence != 0)
        {
            return byConfidence;
        }

        var byText = string.CompareOrdinal(one.Value, other.Value);
        return byText != 0 ? byText : one.ObservationId.CompareTo(other.ObservationId);
    }

    internal MergedValue ToValue() => new(Value, ObservationId, Source, ObservedAt, Confidence, Locked);
}

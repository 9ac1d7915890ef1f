namespace ContactsApp.Domain.Merging;

/// <summary>Turns what was observed of a person into what is shown.</summary>
public static class FieldMerge
{
    /// <summary>The shown person. The order of observations and decisions does not matter; an observation given twice counts once.</summary>
    public static MergedPerson Merge(IReadOnlyList<ObservedFields> observations, IReadOnlyList<MergeDecision> decisions) => throw new NotImplementedException();
}

namespace ContactsApp.Domain.Committees;

/// <summary>Arranges a lead's contacts into its buying committee.</summary>
public static class CommitteeBuilder
{
    /// <summary>The committee, with suggestions, gaps, warnings and the next best contact.</summary>
    public static Committee Build(CommitteeFacts facts) => throw new NotImplementedException();
}

/// <summary>The template's slots as one character each, for the leads list.</summary>
public static class CommitteeChips
{
    /// <summary>One letter a slot: F filled, P partly, S suggested, E empty, R at risk.</summary>
    public static string Encode(Committee committee) => throw new NotImplementedException();

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    public static IReadOnlyList<SlotState> Decode(string chips) => throw new NotImplementedException();
}

/// <summary>The words of the buying roles.</summary>
public static class BuyingRoleWords
{
    /// <summary>As a heading: "Technical evaluator".</summary>
    public static string Title(BuyingRole role) => throw new NotImplementedException();

    /// <summary>Inside a sentence: "technical evaluator".</summary>
    public static string InSentence(BuyingRole role) => throw new NotImplementedException();
}

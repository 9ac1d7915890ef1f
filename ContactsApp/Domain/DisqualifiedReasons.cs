namespace ContactsApp.Domain;

/// <summary>Why a lead is disqualified: the list that users choose from; free text goes beside it.</summary>
public static class DisqualifiedReasons
{
    public static IReadOnlyList<string> All { get; } =
        ["Not a fit", "No budget", "No need", "Bad timing", "Chose a competitor", "Cannot be reached", "Out of business", "Other"];
}

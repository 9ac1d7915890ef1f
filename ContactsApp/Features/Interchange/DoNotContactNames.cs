using ContactsApp.Domain;

namespace ContactsApp.Features.Interchange;

/// <summary>Closed ways to contact a person, as files say them: "All", or some of "Email, Phone, LinkedIn".</summary>
public static class DoNotContactNames
{
    /// <summary>The cell's words; null while the person may be contacted.</summary>
    public static string? Of(DoNotContact ways) => ways == DoNotContact.None ? null : ways.ToString();

    /// <summary>Reads what <see cref="Of"/> wrote, and the plain yes of other tools, which means all ways.</summary>
    public static DoNotContact Parse(string? cell) => cell?.Trim().ToLowerInvariant() switch
    {
        null or "" => DoNotContact.None,
        "true" or "1" or "yes" or "y" or "x" => DoNotContact.All,
        var words => words.Split([',', ';'], StringSplitOptions.TrimEntries)
            .Aggregate(DoNotContact.None, (ways, word) => ways | Way(word)),
    };

    private static DoNotContact Way(string word) => word switch
    {
        "all" => DoNotContact.All,
        "email" => DoNotContact.Email,
        "phone" => DoNotContact.Phone,
        "linkedin" => DoNotContact.LinkedIn,
        _ => DoNotContact.None,
    };
}

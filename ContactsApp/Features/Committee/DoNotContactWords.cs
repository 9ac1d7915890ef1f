using ContactsApp.Domain;

namespace ContactsApp.Features.Committee;

/// <summary>Closed ways to contact a person, as users say them.</summary>
public static class DoNotContactWords
{
    public static string Of(DoNotContact ways) => ways switch
    {
        DoNotContact.None => "May be contacted",
        DoNotContact.All => "Do not contact",
        _ => $"Do not contact: {string.Join(", ", Enum.GetValues<DoNotContact>().Where(w => w is DoNotContact.Email or DoNotContact.Phone or DoNotContact.LinkedIn && ways.HasFlag(w)).Where(w => ways.HasFlag(w)).Select(Word))}",
    };

    /// <summary>The same inside a sentence: "do not contact: e-mail".</summary>
    public static string InSentence(DoNotContact ways) => char.ToLowerInvariant(Of(ways)[0]) + Of(ways)[1..];

    private static string Word(DoNotContact way) => way switch
    {
        DoNotContact.Email => "e-mail",
        DoNotContact.Phone => "phone",
        _ => way.ToString(),
    };
}

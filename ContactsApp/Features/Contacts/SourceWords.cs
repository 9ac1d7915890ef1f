using ContactsApp.Components.Shared;
using ContactsApp.Domain;

namespace ContactsApp.Features.Contacts;

/// <summary>Sources as users see them.</summary>
public static class SourceWords
{
    public static string Of(SourceKind source) => source switch
    {
        SourceKind.Manual => "Entered by hand",
        SourceKind.Behaviour => "What the person did",
        SourceKind.Guessed => "Guessed",
        SourceKind.Import or SourceKind.Website or SourceKind.Press or SourceKind.Partner or SourceKind.Mailbox or SourceKind.Capture => source.ToString(),
    };

    /// <summary>Who said it, behind "by": "Ann Keller", "website".</summary>
    public static string InSentence(FieldSource source) => source.Source switch
    {
        SourceKind.Manual => source.ByName ?? "hand",
        SourceKind.Behaviour => "what the person did",
        SourceKind.Guessed => "a guess",
        SourceKind.Import or SourceKind.Website or SourceKind.Press or SourceKind.Partner or SourceKind.Mailbox or SourceKind.Capture => source.Source.ToString().ToLowerInvariant(),
    };

    public static IconName Icon(SourceKind source) => source switch
    {
        SourceKind.Manual => IconName.User,
        SourceKind.Import => IconName.Import,
        SourceKind.Website or SourceKind.Capture => IconName.Globe,
        SourceKind.Press => IconName.News,
        SourceKind.Partner => IconName.Plug,
        SourceKind.Behaviour => IconName.Eye,
        SourceKind.Mailbox => IconName.Mail,
        SourceKind.Guessed => IconName.Sparkle,
    };
}

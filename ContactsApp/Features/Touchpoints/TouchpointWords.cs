using ContactsApp.Components.Shared;
using ContactsApp.Domain;
using ContactsApp.Domain.Engagement;

namespace ContactsApp.Features.Touchpoints;

/// <summary>How touchpoints are drawn and named.</summary>
public static class TouchpointWords
{
    public static IconName Icon(TouchpointChannel channel) => channel switch
    {
        TouchpointChannel.Website or TouchpointChannel.Content or TouchpointChannel.Advertising => IconName.Globe,
        TouchpointChannel.Email => IconName.Mail,
        TouchpointChannel.Meeting => IconName.Calendar,
        TouchpointChannel.Form or TouchpointChannel.Document => IconName.Document,
        TouchpointChannel.Call => IconName.Phone,
        TouchpointChannel.Note => IconName.Note,
    };

    /// <summary>Which way it went: who acted.</summary>
    public static string Direction(TouchpointRow row) => row.Channel == TouchpointChannel.Note ? "A note" : row.Inbound ? "From them" : "From us";

    /// <summary>The label of a stored kind.</summary>
    public static string Kind(string key) => TouchpointWeights.Find(key)?.Label ?? key;

    public static string Of(LogKind kind) => kind switch
    {
        LogKind.Call => "Call",
        LogKind.Meeting => "Meeting",
        LogKind.EmailSent => "E-mail sent",
        LogKind.EmailReply => "E-mail reply",
        LogKind.Note => "Note",
    };
}

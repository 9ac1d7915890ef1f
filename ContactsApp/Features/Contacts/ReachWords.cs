using ContactsApp.Domain;

namespace ContactsApp.Features.Contacts;

/// <summary>Kinds of addresses and numbers as users say them.</summary>
public static class ReachWords
{
    public static string Of(ReachKind kind) => kind switch
    {
        ReachKind.Work => "Work",
        ReachKind.Personal => "Private",
        ReachKind.Mobile => "Mobile",
        ReachKind.Other => "Other",
    };
}

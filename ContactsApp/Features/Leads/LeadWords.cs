using ContactsApp.Domain;

namespace ContactsApp.Features.Leads;

/// <summary>Words of leads inside sentences.</summary>
internal static class LeadWords
{
    public static string Of(SalesState state) => state switch
    {
        SalesState.NotContactedYet => "not contacted yet",
        SalesState.OutreachInProgress => "in outreach",
        SalesState.MeetingBooked => "booked for a meeting",
        SalesState.Customer => "a customer",
        SalesState.Disqualified => "disqualified",
    };
}

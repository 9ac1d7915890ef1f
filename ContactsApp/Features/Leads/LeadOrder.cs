using System.Linq.Expressions;
using ContactsApp.Domain;
using ContactsApp.Features.Lists;

namespace ContactsApp.Features.Leads;

/// <summary>The sort orders of the leads list. Each has its index, read forwards or backwards.</summary>
internal static class LeadOrder
{
    public static ListOrder<LeadSummary> Of(LeadSort sort, bool ascending) => sort switch
    {
        LeadSort.Company => By(s => s.SortName, ascending),
        LeadSort.Fit => By(s => s.FitScore, ascending),
        LeadSort.Stage => By(s => s.Stage, ascending),
        LeadSort.Committee => By(s => s.Completeness, ascending),
        LeadSort.Engaged => By(s => s.EngagedCount, ascending),
        LeadSort.Trend => By(s => s.EngagementLog2, ascending),
        LeadSort.LastTouch => By(s => s.LastTouchAt, ascending),
        LeadSort.Owner => By(s => s.OwnerName!, ascending),
        LeadSort.Signals => By(s => s.SignalCount, ascending),
    };

    private static ListOrder<LeadSummary> By<TKey>(Expression<Func<LeadSummary, TKey>> key, bool ascending)
        where TKey : notnull => ListOrder<LeadSummary>.By(key, s => s.LeadId, ascending);
}

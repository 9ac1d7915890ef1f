using System.Linq.Expressions;
using ContactsApp.Domain;
using ContactsApp.Features.Lists;

namespace ContactsApp.Features.Contacts.Across;

/// <summary>
/// One order of the list of contacts. Who has no value stands last, whichever way it is sorted, newest first: the two databases sort
/// nothing differently, and nobody looks for it on top.
/// </summary>
/// <param name="Filled">Sorts those who have a value, along its index.</param>
/// <param name="HasValue">Who has one; null where everybody does.</param>
/// <param name="HasNone">The others.</param>
internal sealed record ContactOrder(ListOrder<Contact> Filled, Expression<Func<Contact, bool>>? HasValue = null, Expression<Func<Contact, bool>>? HasNone = null)
{
    /// <summary>The order of those without a value.</summary>
    public static ListOrder<Contact> NewestFirst { get; } = By(c => c.Id, false);

    public static ContactOrder Of(ContactSort sort, bool ascending) => sort switch
    {
        ContactSort.Added => new(By(c => c.Id, ascending)),
        ContactSort.Name => new(By(c => c.SortName, ascending)),
        ContactSort.Relevance => new(By(c => c.Relevance!.Value, ascending), c => c.Relevance != null, c => c.Relevance == null),
        ContactSort.Engagement => new(By(c => c.EngagementLog2!.Value, ascending), c => c.EngagementLog2 != null, c => c.EngagementLog2 == null),
        ContactSort.LastTouch => new(By(c => c.LastTouchAt!.Value, ascending), c => c.LastTouchAt != null, c => c.LastTouchAt == null),
    };

    private static ListOrder<Contact> By<TKey>(Expression<Func<Contact, TKey>> key, bool ascending)
        where TKey : notnull => ListOrder<Contact>.By(key, c => c.Id, ascending);
}

/// <summary>The anchors of the two parts of a list: who has a value in the column, and who has none.</summary>
public sealed class ContactAnchors
{
    internal ListAnchors<ContactFilter> Filled { get; } = new();

    internal ListAnchors<ContactFilter> Blank { get; } = new();
}

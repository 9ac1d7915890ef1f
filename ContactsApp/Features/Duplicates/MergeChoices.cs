using ContactsApp.Domain.Merging;

namespace ContactsApp.Features.Duplicates;

/// <summary>What a person chose for the merge of two contacts; what is not chosen follows the rules of provenance.</summary>
public sealed record MergeChoices
{
    /// <summary>Who stays; null for the one with more attached.</summary>
    public Guid? Survivor { get; init; }

    /// <summary>Whose value is taken, where the two differ.</summary>
    public IReadOnlyDictionary<ContactField, Guid> Fields { get; init; } = new Dictionary<ContactField, Guid>();

    /// <summary>Addresses, numbers, links and tags that are not taken over.</summary>
    public IReadOnlySet<string> DroppedItems { get; init; } = new HashSet<string>();

    /// <summary>The main e-mail address; null for the one that the rules choose.</summary>
    public string? PrimaryEmail { get; init; }

    /// <summary>The same with one field's value taken from somebody.</summary>
    public MergeChoices Take(ContactField field, Guid from) => this with { Fields = new Dictionary<ContactField, Guid>(Fields) { [field] = from } };

    /// <summary>The same with an item dropped, or taken again.</summary>
    public MergeChoices Toggle(string item) => this with { DroppedItems = Toggled(DroppedItems, item) };

    private static HashSet<string> Toggled(IReadOnlySet<string> set, string item)
    {
        var next = new HashSet<string>(set);
        if (!next.Remove(item))
        {
            next.Add(item);
        }

        return next;
    }
}

using ContactsApp.Domain;
using ContactsApp.Domain.Matching;
using ContactsApp.Domain.Merging;
using ContactsApp.Domain.Names;

namespace ContactsApp.Intake;

/// <summary>A contact that an observation may be about, as it stands after what the batch has said of it so far.</summary>
internal sealed class KnownPerson
{
    /// <summary>The stored key; of one that this batch makes a number above all keys, in the order they were made.</summary>
    public required long Order { get; init; }
    public required Guid PublicId { get; init; }
    public required long CompanyId { get; init; }
    public required string CompanyName { get; init; }
    public required PersonFacts Facts { get; set; }

    /// <summary>As whom and where the person was a contact of its own, before a merge: whoever comes as one of them is met.</summary>
    public IReadOnlyList<FormerPerson> Former { get; init; } = [];

    /// <summary>The contact this batch makes, else null.</summary>
    public Contact? Fresh { get; init; }

    /// <summary>What was said of the person, this batch included.</summary>
    public List<SaidOf> Said { get; init; } = [];

    public long? SavedId => Fresh is null ? Order : null;

    /// <summary>One more observation: from now on the person is known as a merge shows them.</summary>
    public void Hear(SaidOf said)
    {
        Said.Add(said);
        if (Fresh is null || Said.Count > 1)
        {
            Facts = Merged();
        }
    }

    // As ContactMerger shows them and the next batch would read them back.
    private PersonFacts Merged()
    {
        var (observed, decisions) = ContactMerger.Read(Said);
        var merged = FieldMerge.Merge(observed, decisions);
        string? Text(ContactField field) => merged.Values.TryGetValue(field, out var v) && v.Value.Length > 0 ? v.Value : null;
        IReadOnlyList<string> Items(ContactItemKind kind) => [.. merged.Items.Where(i => i.Kind == kind).Select(i => i.Value)];
        var name = new PersonName(
            Text(ContactField.FullName) ?? Facts.Name.Full, Text(ContactField.NamePrefix), Text(ContactField.GivenName), Text(ContactField.MiddleName),
            Text(ContactField.FamilyName), Text(ContactField.NameSuffix), Text(ContactField.PreferredName));
        return new(name, Text(ContactField.Title), Items(ContactItemKind.Email), Items(ContactItemKind.Phone), PreparedPerson.SlugOf(Text(ContactField.LinkedIn)));
    }
}

/// <summary>What a contact was known by before it was merged.</summary>
internal sealed record FormerPerson(long CompanyId, PersonFacts Facts);

/// <summary>An observation and its fields, read.</summary>
public sealed record SaidOf(Observation Observation, PersonFields Fields)
{
    /// <summary>A stored one.</summary>
    public static SaidOf Of(Observation observation) => new(observation, PersonFields.FromJson(observation.FieldsJson));
}

/// <summary>How an observation compares with one known person.</summary>
internal sealed record KnownMatch(KnownPerson Person, MatchAnswer Answer, double Similarity, string Reason);

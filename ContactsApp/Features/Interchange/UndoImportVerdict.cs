using ContactsApp.Domain;
using ContactsApp.Domain.Merging;
using ContactsApp.Intake;

namespace ContactsApp.Features.Interchange;

/// <summary>What an undo must know of a contact that an import speaks of.</summary>
/// <param name="Made">The import made the contact.</param>
/// <param name="Observations">Everything ever said about the contact.</param>
/// <param name="DocumentId">The import's own source document.</param>
/// <param name="StartedAt">When the import began: what a person said later was said after it.</param>
/// <param name="Attached">What people added that is no claim about the person, in words: "a note".</param>
/// <param name="Allow">The ways of contact that the import alone forbids: an undo allows them again.</param>
internal sealed record UndoImportFacts(
    long ContactId, bool Made, IReadOnlyList<Observation> Observations, long DocumentId, DateTime StartedAt, IReadOnlyList<string> Attached, DoNotContact Allow);

/// <summary>A value that an undo changes or leaves alone.</summary>
/// <param name="Now">What is shown today.</param>
/// <param name="Then">What will be shown; null for nothing. The same as <paramref name="Now"/> where it stays.</param>
public sealed record UndoValue(ContactField Field, string Now, string? Then);

/// <summary>What the undo of an import does with one contact.</summary>
/// <param name="Retract">What the import said about the contact is taken back.</param>
/// <param name="Reason">Why the contact stays, in words; null elsewhere.</param>
/// <param name="Back">Values that change.</param>
/// <param name="Kept">Values that the import gave and a person changed since: they stay.</param>
internal sealed record UndoImportVerdict(UndoOutcome Outcome, bool Retract, string? Reason, IReadOnlyList<UndoValue> Back, IReadOnlyList<UndoValue> Kept)
{
    /// <summary>
    /// Decides. A person whom the import made goes, unless somebody did something with them since, or another source names them. Whoever
    /// stays because of what people did stays whole: a card with a confirmed role and no title would help nobody.
    /// </summary>
    public static UndoImportVerdict Of(UndoImportFacts facts)
    {
        var live = facts.Observations.Where(o => o.RetractedAt is null).ToList();
        var others = live.Where(o => o.SourceDocumentId != facts.DocumentId).ToList();
        var (kept, back) = Values(facts, live, others);
        if (!facts.Made)
        {
            var isNothing = live.Count == others.Count && facts.Allow == DoNotContact.None;
            return new(isNothing ? UndoOutcome.Nothing : UndoOutcome.Back, Retract: true, Reason: null, back, kept);
        }

        if (others.Exists(o => o.Source != SourceKind.Manual))
        {
            return new(UndoOutcome.Stays, Retract: true, "Another source names this person too.", back, kept);
        }

        var done = facts.Attached.Concat(others.Count > 0 ? ["an edit"] : Array.Empty<string>()).ToList();
        return done.Count == 0
            ? new(UndoOutcome.Gone, Retract: true, Reason: null, [], [])
            : new(UndoOutcome.Stays, Retract: false, $"Since then somebody added {Listed(done)}.", [], kept);
    }

    private static (List<UndoValue> Kept, List<UndoValue> Back) Values(UndoImportFacts facts, List<Observation> live, List<Observation> others)
    {
        var now = Merge(live);
        var then = Merge(others);
        var said = live.Where(o => o.SourceDocumentId == facts.DocumentId).SelectMany(o => PersonFields.FromJson(o.FieldsJson).Values.Keys).ToHashSet();
        var typedLater = live.Where(o => o.Source == SourceKind.Manual && o.ReceivedAt >= facts.StartedAt).Select(o => o.Id).ToHashSet();
        List<UndoValue> kept = [], back = [];
        foreach (var (field, value) in now.Values)
        {
            var after = then.Values.TryGetValue(field, out var other) ? other.Value : null;
            if (value.Value != after)
            {
                back.Add(new(field, value.Value, after));
            }
            else if (said.Contains(field) && typedLater.Contains(value.ObservationId))
            {
                kept.Add(new(field, value.Value, value.Value));
            }
        }

        return (kept, back);
    }

    private static MergedPerson Merge(List<Observation> observations)
    {
        var (observed, decisions) = ContactMerger.Read(observations);
        return FieldMerge.Merge(observed, decisions);
    }

    private static string Listed(List<string> words) => words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
}

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ContactsApp.Domain.Merging;

/// <summary>The result depends on what was said, never on the order or number of times it arrived.</summary>
public sealed class FieldMergeLaws
{
    private static readonly DateTime May = new(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Texts = ["", "CTO", "cto", "Head of IT", "VP"];
    private static readonly string[] Mails = ["a@x", "b@x", "c@x"];

    // Few values each, so that ties are common: that is where order could leak in.
    private static readonly Gen<ObservedFields> Observation =
        from source in Gen.Elements(SourceKind.Manual, SourceKind.Import, SourceKind.Website)
        from day in Gen.Choose(0, 3)
        from confidence in Gen.Elements(0.7, 0.9)
        from verified in Gen.Elements(true, false)
        from fields in Gen.SubListOf(ContactField.FullName, ContactField.GivenName, ContactField.Title, ContactField.Location)
        from texts in Gen.Elements(Texts).ArrayOf(4)
        from mails in Gen.SubListOf(Mails)
        from primary in Gen.Elements(true, false)
        from fills in Gen.Elements(false, false, true)
        from late in Gen.Choose(0, 2)
        select new ObservedFields(
            0, source, May.AddDays(day), confidence, verified,
            fields.Select((f, i) => (f, texts[i])).ToDictionary(x => x.f, x => x.Item2),
            [.. mails.Select(m => new ObservedItem(m, primary ? "Work" : null, primary))], [], [], fills && source != SourceKind.Manual, May.AddDays(day + late));

    private static readonly Gen<ObservedFields[]> Observations =
        Observation.ArrayOf().Select(all => all.Select((o, i) => o with { ObservationId = i + 1 }).ToArray());

    private static readonly Gen<MergeDecision[]> Decisions = Gen.OneOf(
        from field in Gen.Elements(ContactField.Title, ContactField.Location)
        from text in Gen.Elements(Texts)
        from day in Gen.Choose(0, 3)
        select (MergeDecision)new MergeDecision.KeepMine(field, text, May.AddDays(day)),
        from day in Gen.Choose(0, 3)
        select (MergeDecision)new MergeDecision.Unlock(ContactField.Title, May.AddDays(day)),
        from mail in Gen.Elements(Mails)
        from day in Gen.Choose(0, 3)
        select (MergeDecision)new MergeDecision.RemoveItem(ContactItemKind.Email, mail, May.AddDays(day)),
        from mail in Gen.Elements(Mails)
        from day in Gen.Choose(0, 3)
        select (MergeDecision)new MergeDecision.MakePrimary(ContactItemKind.Email, mail, May.AddDays(day))).ArrayOf();

    [Property(MaxTest = 500)]
    public Property Merge_AnyOrder_GivesTheSame() => Prop.ForAll(
        Observations.ToArbitrary(), Decisions.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (observations, decisions, seed) =>
        {
            var random = new Random(seed);
            var (mixed, mixedDecisions) = (observations.ToArray(), decisions.ToArray());
            random.Shuffle(mixed);
            random.Shuffle(mixedDecisions);
            return Text(FieldMerge.Merge(observations, decisions)) == Text(FieldMerge.Merge(mixed, mixedDecisions));
        });

    [Property(MaxTest = 300)]
    public Property Merge_EverythingTwice_GivesTheSame() => Prop.ForAll(Observations.ToArbitrary(), Decisions.ToArbitrary(), (observations, decisions) =>
        Text(FieldMerge.Merge([.. observations, .. observations], [.. decisions, .. decisions])) == Text(FieldMerge.Merge(observations, decisions)));

    [Property(MaxTest = 300)]
    public Property Merge_SameWordsUnderOtherKeys_ShowsTheSameValues() => Prop.ForAll(Observations.ToArbitrary(), observations =>
    {
        var renumbered = observations.Select((o, i) => o with { ObservationId = 1000 - i }).ToArray();
        return Values(FieldMerge.Merge(observations, [])) == Values(FieldMerge.Merge(renumbered, []));
    });

    [Property(MaxTest = 300)]
    public Property Merge_OneMoreMachine_NeverChangesALockedValue() => Prop.ForAll(Observations.ToArbitrary(), Observation.ToArbitrary(), (observations, more) =>
    {
        var machine = more with { ObservationId = 999, Source = SourceKind.Partner, ObservedAt = May.AddDays(50), Verified = true };
        var before = FieldMerge.Merge(observations, []);
        var after = FieldMerge.Merge([.. observations, machine], []);
        return before.Values.Where(v => v.Value.Locked).All(v => after.Values[v.Key] == v.Value);
    });

    [Property(MaxTest = 300)]
    public Property Merge_OneMoreWhoOnlyFills_NeverChangesWhatIsShown() => Prop.ForAll(Observations.ToArbitrary(), Observation.ToArbitrary(), (observations, more) =>
    {
        var filler = more with { ObservationId = 999, Source = SourceKind.Import, ObservedAt = May.AddDays(50), Verified = true, FillsOnly = true };
        var before = FieldMerge.Merge([.. observations.Where(o => !o.FillsOnly)], []);
        var after = FieldMerge.Merge([.. observations.Where(o => !o.FillsOnly), filler], []);
        return before.Values.All(v => after.Values[v.Key] == v.Value) && before.Proposals.SequenceEqual(after.Proposals)
            && before.Items.All(b => after.Items.Any(a => a.ToString() == b.ToString())) && (before.Items.Count == 0 || after.Items.Count == before.Items.Count);
    });

    [Property(MaxTest = 300)]
    public Property Merge_Items_HaveExactlyOnePrimaryOfAKind() => Prop.ForAll(Observations.ToArbitrary(), Decisions.ToArbitrary(), (observations, decisions) =>
        FieldMerge.Merge(observations, decisions).Items.GroupBy(i => i.Kind).All(g => g.Count(i => i.IsPrimary) == 1));

    private static string Text(MergedPerson person) => string.Join(
        '\n',
        person.Values.OrderBy(v => v.Key).Select(v => $"{v.Key} {v.Value}")
            .Concat(person.Items.Select(i => $"{i} {string.Join(',', i.ObservationIds)}"))
            .Concat(person.Proposals.Select(p => p.ToString())));

    private static string Values(MergedPerson person) => string.Join('\n', person.Values.OrderBy(v => v.Key).Where(v => v.Key != ContactField.GivenName).Select(v => $"{v.Key} {v.Value.Value}"));
}

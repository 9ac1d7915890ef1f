namespace ContactsApp.Domain.Merging;

public sealed class FieldMergeTests
{
    private static readonly DateTime May = new(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc);

    private static ObservedFields Says(
        long id, SourceKind source, int day, string? title = null, bool verified = false, double? confidence = null,
        ContactField field = ContactField.Title, IReadOnlyList<ObservedItem>? emails = null) =>
        new(id, source, May.AddDays(day), confidence ?? SourceConfidence.Of(source), verified,
            title is null ? new Dictionary<ContactField, string>() : new Dictionary<ContactField, string> { [field] = title },
            emails ?? [], [], []);

    private static MergedPerson Merge(params ObservedFields[] observations) => FieldMerge.Merge(observations, []);

    private static string? Title(MergedPerson person) => person.Values.GetValueOrDefault(ContactField.Title)?.Value;

    [Fact]
    public void Merge_PersonsWord_BeatsEverything()
    {
        var person = Merge(
            Says(1, SourceKind.Manual, 0, "VP of Engineering"),
            Says(2, SourceKind.Website, 200, "CTO", verified: true));

        person.Values[ContactField.Title].Should().Be(new MergedValue("VP of Engineering", 1, SourceKind.Manual, May, 1.0, true));
    }

    [Fact]
    public void Merge_TwoWordsOfPeople_LatestCounts() =>
        Title(Merge(Says(1, SourceKind.Manual, 9, "CTO"), Says(2, SourceKind.Manual, 3, "VP", verified: true))).Should().Be("CTO");

    [Theory]
    [InlineData(0, true, 0.4, 9, false, 0.9, "one")] // verified beats fresher
    [InlineData(9, false, 0.4, 0, false, 0.9, "one")] // fresher beats more confident
    [InlineData(0, false, 0.9, 0, false, 0.4, "one")] // more confident
    [InlineData(0, false, 0.7, 0, false, 0.7, "one")] // alike: by text, "one" before "two"
    public void Merge_Machines_RankByCheckTimeConfidenceText(
        int day1, bool verified1, double confidence1, int day2, bool verified2, double confidence2, string winner)
    {
        var one = Says(1, SourceKind.Import, day1, "one", verified1, confidence1);
        var two = Says(2, SourceKind.Import, day2, "two", verified2, confidence2);

        Title(Merge(two, one)).Should().Be(winner);
    }

    [Fact]
    public void Merge_MachineSaysNothing_IsIgnored() =>
        Title(Merge(Says(1, SourceKind.Import, 0, "CTO"), Says(2, SourceKind.Website, 9, "  "))).Should().Be("CTO");

    [Fact]
    public void Merge_PersonEmptiedTheField_StaysEmptyAndMachinesPropose()
    {
        var person = Merge(Says(1, SourceKind.Manual, 5, ""), Says(2, SourceKind.Website, 9, "CTO"));

        Title(person).Should().BeEmpty();
        person.Proposals.Should().ContainSingle().Which.Proposed.Value.Should().Be("CTO");
    }

    [Fact]
    public void Merge_NameParts_ComeWithTheNameThatIsShown()
    {
        ObservedFields Named(long id, int day, string full, string given, string family) => Says(id, SourceKind.Import, day) with
        {
            Values = new Dictionary<ContactField, string>
            {
                [ContactField.FullName] = full,
                [ContactField.GivenName] = given,
                [ContactField.FamilyName] = family,
            },
        };

        var person = Merge(
            Named(1, 0, "Amy Holland", "Amy", "Holland"),
            Named(2, 9, "A. Greenlee", "A.", "Greenlee"),
            Says(3, SourceKind.Website, 20, "Amélie", field: ContactField.GivenName));

        person.Values[ContactField.GivenName].Should().BeEquivalentTo(new { Value = "A.", ObservationId = 2L });
        person.Values[ContactField.FamilyName].Value.Should().Be("Greenlee");
    }

    [Fact]
    public void Merge_LockedAndAnotherValue_Proposes()
    {
        var person = Merge(Says(1, SourceKind.Manual, 5, "Engineering Manager"), Says(2, SourceKind.Website, 9, "Director"));

        person.Proposals.Should().Equal(new FieldProposal(
            ContactField.Title, "Engineering Manager", new MergedValue("Director", 2, SourceKind.Website, May.AddDays(9), 0.9, false)));
    }

    [Theory]
    [InlineData(5, 5, "Director", false, "it stood there and was corrected")]
    [InlineData(5, 5, "director ", false, "the same words")]
    [InlineData(5, 9, "Director", true, "it came in after the correction")]
    [InlineData(8, 8, "Director", true, "it was observed after the correction")]
    public void Merge_CorrectedByHand_ProposesOnlyWhatIsNews(int observed, int received, string website, bool proposed, string why) =>
        Merge(Says(1, SourceKind.Website, observed, website) with { ReceivedAt = May.AddDays(received) }, Says(2, SourceKind.Manual, 7, "Manager"))
            .Proposals.Any().Should().Be(proposed, why);

    [Fact]
    public void Merge_CorrectedByHand_TheSameFileAgain_ProposesNothing() =>
        Merge(Says(1, SourceKind.Import, 5, "Director"), Says(2, SourceKind.Manual, 7, "Manager"), Says(3, SourceKind.Import, 5, "Director") with { ReceivedAt = May.AddDays(9) })
            .Proposals.Should().BeEmpty();

    [Theory]
    [InlineData("VP of Engineering")]
    [InlineData("vp  of  engineering")]
    public void Merge_LockedAndTheSameValue_ProposesNothing(string website) =>
        Merge(Says(1, SourceKind.Manual, 5, "VP of Engineering"), Says(2, SourceKind.Website, 9, website)).Proposals.Should().BeEmpty();

    [Fact]
    public void Merge_WhoOnlyFillsWhatIsEmpty_ShowsWhereNobodyElseSpeaksAndProposesNothing()
    {
        var filler = Says(3, SourceKind.Import, 20, "CTO") with { FillsOnly = true, Emails = [new("new@x")], Phones = [new("+4631390060")] };
        var person = Merge(Says(1, SourceKind.Website, 5, "Director") with { Emails = [new("old@x")] }, filler, Says(4, SourceKind.Manual, 6, "Oslo", field: ContactField.Location),
            Says(5, SourceKind.Import, 21, "Bergen", field: ContactField.Location) with { FillsOnly = true });

        person.Values[ContactField.Title].Value.Should().Be("Director");
        person.Values[ContactField.Location].Value.Should().Be("Oslo");
        person.Proposals.Should().BeEmpty();
        person.Items.Select(i => i.Value).Should().Equal("old@x", "+4631390060");
        Merge(filler).Values[ContactField.Title].Value.Should().Be("CTO");
    }

    [Fact]
    public void Merge_NotLocked_ProposesNothing() =>
        Merge(Says(1, SourceKind.Import, 5, "VP"), Says(2, SourceKind.Website, 9, "CTO")).Proposals.Should().BeEmpty();

    [Theory]
    [InlineData("Director", 9, false)] // the same value, observed before the decision
    [InlineData("director ", 9, false)]
    [InlineData("Director", 8, true)] // observed again after it
    [InlineData("Head", 9, true)] // another value was refused
    public void Merge_KeepMine_SilencesThatValueUntilSaidAgain(string refused, int decidedOn, bool proposed)
    {
        var person = FieldMerge.Merge(
            [Says(1, SourceKind.Manual, 5, "Manager"), Says(2, SourceKind.Website, 9, "Director")],
            [new MergeDecision.KeepMine(ContactField.Title, refused, May.AddDays(decidedOn))]);

        person.Proposals.Any().Should().Be(proposed);
    }

    [Fact]
    public void Merge_Unlocked_CompetesLikeASource()
    {
        var person = FieldMerge.Merge(
            [Says(1, SourceKind.Manual, 5, "Manager"), Says(2, SourceKind.Website, 9, "Director")],
            [new MergeDecision.Unlock(ContactField.Title, May.AddDays(6))]);

        person.Values[ContactField.Title].Should().BeEquivalentTo(new { Value = "Director", Locked = false });
        person.Proposals.Should().BeEmpty();
    }

    [Fact]
    public void Merge_TypedAgainAfterUnlock_IsLockedAgain()
    {
        var person = FieldMerge.Merge(
            [Says(1, SourceKind.Manual, 5, "Manager"), Says(2, SourceKind.Website, 9, "Director"), Says(3, SourceKind.Manual, 7, "Boss")],
            [new MergeDecision.Unlock(ContactField.Title, May.AddDays(6))]);

        person.Values[ContactField.Title].Should().BeEquivalentTo(new { Value = "Boss", Locked = true });
    }

    [Fact]
    public void Merge_Emails_AreAUnionWithOnePrimary()
    {
        var person = Merge(
            Says(1, SourceKind.Import, 0, emails: [new("Mei@Halden.example", "Work")]),
            Says(2, SourceKind.Website, 9, emails: [new("m.tanaka@halden.example"), new("mei@halden.example")]));

        person.Items.Select(i => (i.Value.ToUpperInvariant(), i.Label, i.IsPrimary, i.ObservationIds.Count)).Should().Equal(
            ("M.TANAKA@HALDEN.EXAMPLE", null, true, 1), ("MEI@HALDEN.EXAMPLE", "Work", false, 2));
    }

    public static TheoryData<string, ObservedFields[], MergeDecision[]> Primaries()
    {
        ObservedFields Has(long id, SourceKind source, int day, string mail, bool primary = false, bool verified = false) =>
            Says(id, source, day, verified: verified, emails: [new(mail, null, primary)]);

        return new TheoryData<string, ObservedFields[], MergeDecision[]>
        {
            { "fresher", [Has(1, SourceKind.Import, 0, "b@x"), Has(2, SourceKind.Import, 9, "a@x")], [] },
            { "marked by its source", [Has(1, SourceKind.Import, 9, "b@x"), Has(2, SourceKind.Import, 0, "a@x", primary: true)], [] },
            { "verified", [Has(1, SourceKind.Import, 9, "b@x", primary: true), Has(2, SourceKind.Import, 0, "a@x", verified: true)], [] },
            { "marked by a person", [Has(1, SourceKind.Import, 9, "b@x", verified: true), Has(2, SourceKind.Manual, 0, "a@x", primary: true)], [] },
            { "chosen by a person", [Has(1, SourceKind.Manual, 9, "b@x", primary: true), Has(2, SourceKind.Import, 0, "a@x")],
                [new MergeDecision.MakePrimary(ContactItemKind.Email, "A@x", May)] },
            { "chosen last", [Has(1, SourceKind.Import, 9, "b@x"), Has(2, SourceKind.Import, 0, "a@x")],
                [new MergeDecision.MakePrimary(ContactItemKind.Email, "a@x", May.AddDays(2)), new MergeDecision.MakePrimary(ContactItemKind.Email, "b@x", May)] },
        };
    }

    [Theory]
    [MemberData(nameof(Primaries))]
    public void Merge_Primary_IsTheBest(string why, ObservedFields[] observations, MergeDecision[] decisions) =>
        FieldMerge.Merge(observations, decisions).Items.Single(i => i.IsPrimary).Value.Should().Be("a@x", why);

    [Theory]
    [InlineData(SourceKind.Website, 9, false)] // a machine still sees it
    [InlineData(SourceKind.Manual, 9, true)] // a person typed it again
    [InlineData(SourceKind.Manual, 3, false)] // typed before it was removed
    public void Merge_RemovedItem_ComesBackOnlyByAPerson(SourceKind source, int day, bool back)
    {
        var person = FieldMerge.Merge(
            [Says(1, SourceKind.Import, 0, emails: [new("a@x")]), Says(2, source, day, emails: [new("a@x")])],
            [new MergeDecision.RemoveItem(ContactItemKind.Email, "a@x", May.AddDays(5))]);

        person.Items.Any().Should().Be(back);
    }

    [Fact]
    public void Merge_RemovedMail_LeavesTheSameTextAsLink()
    {
        var observation = Says(1, SourceKind.Import, 0, emails: [new("a@x")]) with { Links = [new("a@x")] };

        FieldMerge.Merge([observation], [new MergeDecision.RemoveItem(ContactItemKind.Email, "a@x", May)])
            .Items.Should().ContainSingle().Which.Kind.Should().Be(ContactItemKind.Link);
    }

    [Theory]
    [InlineData(SourceKind.Manual, 1.0)]
    [InlineData(SourceKind.Mailbox, 0.9)]
    [InlineData(SourceKind.Website, 0.9)]
    [InlineData(SourceKind.Capture, 0.9)]
    [InlineData(SourceKind.Press, 0.8)]
    [InlineData(SourceKind.Partner, 0.8)]
    [InlineData(SourceKind.Import, 0.7)]
    [InlineData(SourceKind.Behaviour, 0.5)]
    [InlineData(SourceKind.Guessed, 0.4)]
    public void ConfidenceOf_Source_IsTheTable(SourceKind source, double confidence) => SourceConfidence.Of(source).Should().Be(confidence);
}

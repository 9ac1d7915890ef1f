namespace ContactsApp.Domain.Icp;

public sealed class IcpMergeTests
{
    private static readonly IcpDefinition Began = DefaultIcp.Create();

    [Fact]
    public void OnTop_DifferentLines_KeepsBoth()
    {
        var mine = Weight(Began, "industry", 1) with { HalfLifeDays = 7 };
        var theirs = Weight(Began, "country", 9) with { Bands = new(80, 50, 25) };

        var merged = IcpMerge.OnTop(Began, mine, theirs);

        IcpDiff.Of(theirs, merged).Select(c => c.Words).Should().Equal("Industry weight 8 to 1", "Engagement half-life in days 14 to 7");
        IcpDiff.Of(mine, merged).Select(c => c.Words).Should().Equal("Country weight 4 to 9", "Strong from 75 to 80");
    }

    [Fact]
    public void OnTop_TheSameLine_KeepsMine() =>
        IcpMerge.OnTop(Began, Weight(Began, "industry", 1), Weight(Began, "industry", 9)).Criteria[0].Weight.Should().Be(1);

    [Fact]
    public void OnTop_WhatIAdded_IsAdded_AndWhatITookOut_IsOut()
    {
        var added = new CompanyCriterion("mine", CriterionKind.Keyword, ["robots"], null, null, CriterionNeed.NiceToHave, 5);
        var mine = Began with { Criteria = [.. Began.Criteria.Where(c => c.Id != "revenue"), added] };
        var theirs = Began with { Criteria = [.. Began.Criteria, added with { Id = "theirs" }] };

        IcpMerge.OnTop(Began, mine, theirs).Criteria.Select(c => c.Id).Should().Equal("industry", "employees", "country", "technologies", "not-for-us", "theirs", "mine");
    }

    [Fact]
    public void OnTop_WhatTheyTookOutAndIChanged_StaysWithMyTyping()
    {
        var theirs = Began with { Criteria = [.. Began.Criteria.Where(c => c.Id is not ("revenue" or "country"))] };

        IcpMerge.OnTop(Began, Weight(Began, "revenue", 9), theirs).Criteria.Select(c => c.Id).Should().Contain("revenue").And.NotContain("country");
    }

    [Fact]
    public void OnTop_SlotsThatIMoved_StandInMyOrder()
    {
        var mine = Began with { Template = [.. Began.Template.Reverse()] };

        IcpMerge.OnTop(Began, mine, Began with { HalfLifeDays = 7 }).Template.Select(s => s.Id).Should().Equal(mine.Template.Select(s => s.Id));
    }

    private static IcpDefinition Weight(IcpDefinition icp, string criterion, int weight) =>
        icp with { Criteria = [.. icp.Criteria.Select(c => c.Id == criterion ? c with { Weight = weight } : c)] };
}

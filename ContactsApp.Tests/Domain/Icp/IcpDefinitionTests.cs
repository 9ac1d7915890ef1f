using System.Text.Json;
using ContactsApp.Domain.Committees;

namespace ContactsApp.Domain.Icp;

public sealed class IcpDefinitionTests
{
    [Fact]
    public void Validate_DefaultIcp_HasNoProblems() => DefaultIcp.Create().Validate().Should().BeEmpty();

    [Fact]
    public void Read_WhatWriteWrote_IsTheSame()
    {
        var icp = DefaultIcp.Create();

        IcpJson.Read(IcpJson.Write(icp)).Should().BeEquivalentTo(icp, o => o.WithStrictOrdering());
    }

    [Fact]
    public void Write_Enums_AreNames() =>
        IcpJson.Write(DefaultIcp.Create()).Should().Contain("\"DecisionMaker\"").And.Contain("\"MustHave\"").And.Contain("\"GeneralManagement\"");

    [Fact]
    public void Read_NewerSchema_IsRefusedWithBothNumbers()
    {
        var newer = IcpJson.Write(DefaultIcp.Create() with { Schema = IcpDefinition.CurrentSchema + 1 });

        var read = () => IcpJson.Read(newer);

        read.Should().Throw<JsonException>().WithMessage("*schema 2*up to 1*");
    }

    [Theory]
    [InlineData(100, ScoreBand.Strong)]
    [InlineData(75, ScoreBand.Strong)]
    [InlineData(74, ScoreBand.Moderate)]
    [InlineData(50, ScoreBand.Moderate)]
    [InlineData(49, ScoreBand.Weak)]
    [InlineData(25, ScoreBand.Weak)]
    [InlineData(24, ScoreBand.NotAFit)]
    [InlineData(0, ScoreBand.NotAFit)]
    public void BandOf_Score_FollowsTheBorders(int score, ScoreBand band) => ScoreBands.Default.Of(score).Should().Be(band);

    public static TheoryData<IcpDefinition, string> Broken()
    {
        var icp = DefaultIcp.Create();
        var persona = icp.Personas[0];
        var criterion = icp.Criteria[0];
        return new TheoryData<IcpDefinition, string>
        {
            { icp with { Name = " " }, "no name" },
            { icp with { Bands = new ScoreBands(50, 50, 25) }, "bands" },
            { icp with { HalfLifeDays = 0 }, "half-life" },
            { icp with { StaleAfterDays = 0 }, "Stale after" },
            { icp with { Criteria = [criterion with { Weight = 11 }] }, "weight must be 1 to 10" },
            { icp with { Criteria = [criterion with { Values = [" "] }] }, "at least one value" },
            { icp with { Criteria = [criterion, criterion] }, "share the id industry" },
            { icp with { Criteria = [criterion with { Kind = CriterionKind.Employees }] }, "lowest or a highest" },
            { icp with { Criteria = [criterion with { Kind = CriterionKind.Employees, Min = 9, Max = 3 }] }, "must not exceed" },
            { icp with { Personas = [.. icp.Personas.Skip(1), persona with { Weight = 0 }] }, "weight must be 1 to 10" },
            { icp with { Personas = [.. icp.Personas.Skip(1), persona with { Departments = [], Seniorities = [] }] }, "match nobody" },
            { icp with { Personas = [.. icp.Personas.Skip(1), persona with { Seniorities = [Seniority.Unknown] }] }, "Unknown is no seniority" },
            { icp with { Personas = [.. icp.Personas.Skip(1)] }, "not here: engineering-executive" },
            { icp with { Template = [.. icp.Template.Select(s => s with { Required = false })] }, "at least one required slot" },
            { icp with { Template = [.. icp.Template, icp.Template[0] with { Id = "again" }] }, "several slots" },
            { icp with { Template = [icp.Template[0] with { PeopleNeeded = 0 }] }, "1 to 20 people" },
            { icp with { Warnings = [new(CommitteeWarningKind.Ghosted, true, 0)] }, "at least 1" },
            { icp with { Warnings = [.. icp.Warnings, new(CommitteeWarningKind.Ghosted, true, 5)] }, "set twice" },
        };
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Validate_BrokenDefinition_NamesTheProblem(IcpDefinition icp, string problem) =>
        icp.Validate().Should().ContainSingle(p => p.Words.Contains(problem, StringComparison.Ordinal));
}

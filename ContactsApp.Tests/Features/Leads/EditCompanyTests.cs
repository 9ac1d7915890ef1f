using ContactsApp.Domain;
using ContactsApp.Features.Leads;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Leads;

public sealed class EditCompanyTests(FeatureSqlite database) : IClassFixture<FeatureSqlite>
{
    [Fact]
    public async Task EditCompany_EachField_IsReadAsTyped()
    {
        var lead = await LeadAsync("Typed Robotics");

        await EditedAsync(lead, CompanyField.Name, "  Typed   Robotics AB ");
        await EditedAsync(lead, CompanyField.Domain, "https://www.typed.example/");
        await EditedAsync(lead, CompanyField.Website, "typed.example/en?utm_source=x");
        await EditedAsync(lead, CompanyField.Description, "Builds arms.");
        await EditedAsync(lead, CompanyField.Industry, "Industrial automation");
        await EditedAsync(lead, CompanyField.Employees, "1,240");
        await EditedAsync(lead, CompanyField.Revenue, "$180-220 M");
        await EditedAsync(lead, CompanyField.Founded, "1998");
        await EditedAsync(lead, CompanyField.Country, "Sweden");
        await EditedAsync(lead, CompanyField.City, "Gothenburg");
        await EditedAsync(lead, CompanyField.Technologies, "Kubernetes, Kafka; kubernetes");
        await EditedAsync(lead, CompanyField.LinkedInUrl, "linkedin.com/company/typed-robotics/");
        await EditedAsync(lead, CompanyField.Notes, "Met at the fair.");

        (await HeaderAsync(lead)).Should().BeEquivalentTo(new
        {
            Name = "Typed Robotics AB",
            Domain = "typed.example",
            Website = "https://typed.example/en",
            Description = "Builds arms.",
            Industry = "Industrial automation",
            EmployeesMin = 1_240,
            EmployeesMax = 1_240,
            RevenueMin = 180m,
            RevenueMax = 220m,
            Founded = 1998,
            Country = "SE",
            City = "Gothenburg",
            Technologies = new[] { "Kubernetes", "Kafka" },
            LinkedInUrl = "https://www.linkedin.com/company/typed-robotics",
            Notes = "Met at the fair.",
        });
    }

    [Theory]
    [InlineData(CompanyField.Name, "")]
    [InlineData(CompanyField.Domain, "not a domain")]
    [InlineData(CompanyField.Website, "nowhere")]
    [InlineData(CompanyField.Employees, "many")]
    [InlineData(CompanyField.Revenue, "180 M euro")]
    [InlineData(CompanyField.Founded, "2999")]
    [InlineData(CompanyField.Country, "Atlantis")]
    [InlineData(CompanyField.LinkedInUrl, "linkedin.com/in/mei-tanaka")]
    public async Task EditCompany_WhatCannotBeRead_IsRefusedAndNothingChanges(CompanyField field, string value)
    {
        var lead = await LeadAsync("Stubborn Systems");
        var before = await HeaderAsync(lead);

        var refused = await EditAsync(lead, field, value);

        refused.Kind.Should().Be(OutcomeKind.Invalid);
        refused.Message.Should().EndWith("Nothing was changed; what you typed is still there.");
        (await HeaderAsync(lead)).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task EditCompany_DomainOfAnotherOrOurOwn_IsRefused()
    {
        var first = await LeadAsync("First Company");
        await EditedAsync(first, CompanyField.Domain, "first-company.example");
        await database.WriteAsync(db => db.Workspaces.Add(new Workspace { Name = "Us", OwnDomains = ["us.example"], CreatedAt = database.Now }));
        var second = await LeadAsync("Second Company");

        (await EditAsync(second, CompanyField.Domain, "first-company.example")).Message.Should().StartWith("first-company.example belongs to First Company already.");
        (await EditAsync(second, CompanyField.Domain, "us.example")).Message.Should().StartWith("us.example is your own and can never be a lead.");
    }

    [Fact]
    public async Task EditCompany_NewDomain_KeepsTheFormerAsAnAlias()
    {
        var lead = await LeadAsync("Moving Company");
        await EditedAsync(lead, CompanyField.Domain, "old-home.example");

        await EditedAsync(lead, CompanyField.Domain, "new-home.example");

        (await HeaderAsync(lead)).Should().Match<LeadHeader>(h => h.Domain == "new-home.example" && h.Aliases.Single() == "old-home.example");
    }

    [Fact]
    public async Task EditCompany_FactOfTheProfile_RescoresAtOnce()
    {
        var lead = await LeadAsync("Scored Company");
        await EditedAsync(lead, CompanyField.Industry, "Robotics");
        await EditedAsync(lead, CompanyField.Employees, "900");
        await EditedAsync(lead, CompanyField.Country, "SE");
        (await HeaderAsync(lead)).FitBand.Should().Be(ScoreBand.Strong);

        await EditedAsync(lead, CompanyField.Employees, "3");

        var header = await HeaderAsync(lead);
        header.FitScore.Should().BeLessThan(50);
        header.FitReasons.Should().Contain(r => r.Criterion == "Employees" && r.Words.StartsWith("3 people"));
    }

    [Fact]
    public async Task EditCompany_FromAnOlderPage_IsAConflict()
    {
        var lead = await LeadAsync("Contested Company");
        await EditedAsync(lead, CompanyField.City, "Oslo");

        var late = await database.Get<LeadCommands>().EditCompanyAsync(lead, CompanyField.City, "Bergen", null, CancellationToken.None);

        late.Kind.Should().Be(OutcomeKind.Conflict);
        late.Theirs.Should().Be("Oslo");
        (await HeaderAsync(lead)).City.Should().Be("Oslo");
    }

    [Fact]
    public async Task EditCompany_Undone_PutsOnlyThisFieldBack()
    {
        var lead = await LeadAsync("Undone Company");
        await EditedAsync(lead, CompanyField.City, "Oslo");
        var edited = await EditAsync(lead, CompanyField.City, "Bergen");
        await EditedAsync(lead, CompanyField.Industry, "Energy");

        (await database.UndoAsync(edited.UndoId)).Kind.Should().Be(OutcomeKind.Done);

        (await HeaderAsync(lead)).Should().Match<LeadHeader>(h => h.City == "Oslo" && h.Industry == "Energy");
        (await database.UndoAsync(edited.UndoId)).Kind.Should().Be(OutcomeKind.AlreadyDone);
    }

    [Fact]
    public async Task EditCompany_UndoneAfterAnotherEdit_IsAConflict()
    {
        var lead = await LeadAsync("Overtaken Company");
        var edited = await EditAsync(lead, CompanyField.City, "Bergen");
        await EditedAsync(lead, CompanyField.City, "Oslo");

        (await database.UndoAsync(edited.UndoId)).Kind.Should().Be(OutcomeKind.Conflict);
        (await HeaderAsync(lead)).City.Should().Be("Oslo");
    }

    [Fact]
    public async Task EditCompany_SameValue_IsAlreadyDone()
    {
        var lead = await LeadAsync("Same Company");
        await EditedAsync(lead, CompanyField.City, "Oslo");

        (await EditAsync(lead, CompanyField.City, " Oslo ")).Kind.Should().Be(OutcomeKind.AlreadyDone);
    }

    private async Task<Guid> LeadAsync(string name) => (await new LeadBuilder(database, name).SaveAsync()).Lead.PublicId;

    private async Task<Outcome> EditAsync(Guid lead, CompanyField field, string? value) =>
        await database.Get<LeadCommands>().EditCompanyAsync(lead, field, value, await SeenAsync(lead, field), CancellationToken.None);

    private async Task<string?> SeenAsync(Guid lead, CompanyField field)
    {
        await using var db = database.NewContext();
        return CompanyValues.Shown(await db.Leads.Include(l => l.Company).SingleAsync(l => l.PublicId == lead), field);
    }

    private async Task EditedAsync(Guid lead, CompanyField field, string? value) =>
        (await EditAsync(lead, field, value)).Should().Match<Outcome>(o => o.Kind == OutcomeKind.Done, $"{field} \"{value}\"");

    private async Task<LeadHeader> HeaderAsync(Guid lead) => (await database.Get<LeadQueries>().HeaderAsync(lead, CancellationToken.None))!;
}

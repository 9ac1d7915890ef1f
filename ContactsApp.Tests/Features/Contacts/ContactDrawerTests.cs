using Bunit;
using ContactsApp.Domain;
using ContactsApp.Features.Contacts;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Contacts;

public sealed class ContactDrawerTests(FeatureSqlite database) : FeatureUiTest(database), IClassFixture<FeatureSqlite>
{
    [Fact]
    public async Task Drawer_NextAndPreviousPerson_FollowTheTableAndEndWithIt()
    {
        var (lead, people) = await LeadAsync();

        var first = Drawer(lead, people, people[0]);
        first.FindAll("a[aria-label='Previous person']").Should().BeEmpty();
        first.Find("a[aria-label='Next person']").GetAttribute("href").Should().Be(Web.Urls.Lead(lead.Lead.PublicId, contact: people[1]));

        var last = Drawer(lead, people, people[^1]);
        last.FindAll("a[aria-label='Next person']").Should().BeEmpty();
        last.Find("a[aria-label='Previous person']").GetAttribute("href").Should().Be(Web.Urls.Lead(lead.Lead.PublicId, contact: people[^2]));
    }

    [Fact]
    public async Task Drawer_AnotherPerson_IsReadIntoTheSameDrawer()
    {
        var (lead, people) = await LeadAsync();
        var cut = Drawer(lead, people, people[0]);
        cut.WaitForAssertion(() => cut.Find("h2").TextContent.Should().Contain("Ada First"));

        cut.Render(p => p.Add(c => c.ContactId, people[1]));

        cut.WaitForAssertion(() => cut.Find("h2").TextContent.Should().Contain("Bea Second"));
        cut.Find("[role=dialog]").GetAttribute("aria-label").Should().Be("Bea Second");
    }

    [Fact]
    public async Task Reach_EmailAndPhone_SayWhoEnteredThem()
    {
        var lead = await new LeadBuilder(Database, $"Reach {Guid.NewGuid():n}").SaveAsync();
        var form = new AddContactForm { FullName = "Mei Tanaka", Title = "Engineering Manager", Email = "mei.tanaka@reach.example", Phone = "+46 31 390 06 14" };
        var added = await Database.Get<ContactCommands>().AddContactAsync(lead.Lead.PublicId, form, CancellationToken.None);

        var cut = Drawer(lead, [], added.Value!.ContactId!.Value);

        cut.WaitForAssertion(() => cut.FindAll(".reach").Should().HaveCount(2));
        cut.FindAll(".reach").Should().OnlyContain(r => r.QuerySelector(".why .pop")!.TextContent.Contains("Locked: entered by Ann", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sources_Escape_PutsThemAwayUntilOnePointsThereAgain()
    {
        var (lead, people) = await LeadAsync();
        var cut = Drawer(lead, people, people[0]);
        cut.WaitForAssertion(() => cut.Find(".facts .mark"));

        await cut.Find(".facts .mark").KeyDownAsync("Escape");
        cut.Find(".facts .why").ClassList.Should().Contain("dismissed");
        cut.Find(".facts .mark").HasAttribute("data-own-escape").Should().BeFalse("the next Esc closes the drawer");

        await cut.Find(".facts .why").FocusOutAsync(new());
        cut.Find(".facts .why").ClassList.Should().NotContain("dismissed");
    }

    [Fact]
    public async Task Engagement_WhatItIsMadeOf_AddsUpToTheScore()
    {
        var lead = await new LeadBuilder(Database, $"Made of {Guid.NewGuid():n}").Person("Mei Tanaka", "Engineering Manager")
            .Touch("Mei Tanaka", "email-reply", 1, "Replied").Touch("Mei Tanaka", "meeting-held", 3, "Demo").Touch("Mei Tanaka", "call-held", 6, "Call")
            .Touch("Mei Tanaka", "page-visit", 9, "Read Pricing").Touch("Mei Tanaka", "content-read", 20, "Read a guide").SaveAsync();

        var details = await Database.Get<ContactQueries>().DetailsAsync(lead["Mei Tanaka"].PublicId, CancellationToken.None);

        details!.Contributions.Should().HaveCount(5);
        details.Contributions.Sum(c => c.Points).Should().Be(details.Card.EngagementScore);
    }

    [Fact]
    public async Task Notes_ChangedBySomebodyElseWhileTyping_BothAreShownAndOneIsChosen()
    {
        var (lead, people) = await LeadAsync();
        var cut = Drawer(lead, people, people[0]);
        cut.WaitForAssertion(() => cut.Find("textarea"));
        cut.Find("textarea").Input("Call after lunch");
        await Database.Get<ContactEdits>().EditNotesAsync(people[0], "Prefers mornings", null, CancellationToken.None);
        cut.Render(p => p.Add(c => c.Generation, 1));

        await cut.InvokeAsync(() => Button(cut, "Save notes").Click());

        cut.WaitForAssertion(() => cut.Find("blockquote").TextContent.Should().Be("Prefers mornings"));
        cut.Find("textarea").GetAttribute("value").Should().Be("Call after lunch");
        await cut.InvokeAsync(() => Button(cut, "Keep mine").Click());
        cut.WaitForAssertion(() => cut.FindAll("blockquote").Should().BeEmpty());
        (await Database.Get<ContactQueries>().DetailsAsync(people[0], CancellationToken.None))!.Notes.Should().Be("Call after lunch");
    }

    [Fact]
    public async Task Notes_NotSaved_AskBeforeTheDrawerIsLeft_AndStayBehindOtherTabs()
    {
        var (lead, people) = await LeadAsync();
        var cut = Drawer(lead, people, people[0]);
        cut.WaitForAssertion(() => cut.Find("textarea"));
        var navigation = Services.GetRequiredService<NavigationManager>();
        var before = navigation.Uri;
        cut.Find("textarea").Input("Call after lunch");
        await cut.InvokeAsync(() => cut.FindAll("[role=tab]")[1].Click());
        cut.Find("textarea").GetAttribute("value").Should().Be("Call after lunch");

        await cut.InvokeAsync(() => navigation.NavigateTo("/leads"));
        navigation.Uri.Should().Be(before);
        var question = cut.Find("[role=alertdialog]");
        question.TextContent.Should().Contain("Discard what you typed?");
        for (var around = question.ParentElement; around is not null; around = around.ParentElement)
        {
            around.HasAttribute("hidden").Should().BeFalse("a question that nobody sees cannot be answered");
        }

        await cut.InvokeAsync(() => Button(cut, "Discard").Click());
        cut.WaitForAssertion(() => navigation.Uri.Should().EndWith("/leads"));
    }

    [Fact]
    public async Task Notes_TypedOnWhileTheyAreSaved_StayToBeSavedToo()
    {
        var (_, people) = await LeadAsync();
        var read = await DetailsAsync(people[0]);
        var answer = new TaskCompletionSource<Outcome>();
        var notes = Render<ContactNotes>(p => p.Add(n => n.Contact, read).Add(n => n.OnSave, _ => answer.Task));
        notes.Find("textarea").Input("Call after lunch");

        var saving = notes.InvokeAsync(() => notes.Find("button.primary").ClickAsync(new()));
        notes.Find("textarea").Input("Call after lunch, not on Fridays");
        notes.Render(p => p.Add(n => n.Contact, read with { Notes = "Call after lunch" }));
        answer.SetResult(Outcome.Done());
        await saving;

        notes.Find("textarea").GetAttribute("value").Should().Be("Call after lunch, not on Fridays");
        notes.Find("button.primary").TextContent.Should().Be("Save notes");
    }

    private async Task<ContactDetails> DetailsAsync(Guid contact) => (await Database.Get<ContactQueries>().DetailsAsync(contact, CancellationToken.None))!;

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ContactDrawer> cut, string words) => cut.FindAll("button").Single(b => b.TextContent.Trim() == words);

    private IRenderedComponent<ContactDrawer> Drawer(LeadBuilder lead, IReadOnlyList<Guid> people, Guid contact) =>
        Render<ContactDrawer>(p => p.Add(c => c.LeadId, lead.Lead.PublicId).Add(c => c.ContactId, contact).Add(c => c.People, people));

    private async Task<(LeadBuilder Lead, IReadOnlyList<Guid> People)> LeadAsync()
    {
        var lead = await new LeadBuilder(Database, $"Drawer {Guid.NewGuid():n}")
            .Person("Ada First", "VP of Engineering", Seniority.Executive).Person("Bea Second", "Head of Finance", Seniority.Manager).Person("Cem Third", "Engineer", Seniority.IC).SaveAsync();
        return (lead, [lead["Ada First"].PublicId, lead["Bea Second"].PublicId, lead["Cem Third"].PublicId]);
    }
}

using Bunit;
using ContactsApp.Components.Shared;
using ContactsApp.Data.Writing;
using ContactsApp.Domain;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ContactsApp.Features.Leads;

public sealed class AddLeadsFormTests(FeatureSqlite database) : FeatureUiTest(database), IClassFixture<FeatureSqlite>
{
    [Fact]
    public async Task Add_LinesThatAreNoCompany_StayToBeCorrectedWithTheReason()
    {
        var form = Render<AddLeadsForm>();
        form.Find("textarea").Input("gmail.com\ncorrected.example\nfoo@bar@baz");

        var added = await form.InvokeAsync(() => form.Instance.AddAsync(CancellationToken.None));

        added.Should().ContainSingle().Which.Refusal.Should().BeNull();
        form.Instance.HasLeft.Should().BeTrue();
        form.Find("textarea").GetAttribute("value").Should().Be("gmail.com\nfoo@bar@baz");
        form.FindAll(".refused").Select(r => r.TextContent.Trim()).Should().Equal("1 line ignored: gmail.com is free mail, not a company", "1 line ignored: neither a domain nor a name");
        await using var db = Database.NewContext();
        (await db.Companies.Select(c => c.Domain).ToListAsync()).Should().Contain("corrected.example").And.NotContain("gmail.com");
    }

    [Fact]
    public void Field_TakesWhatFitsIntoOneMessage_AndMarksItUnsaved()
    {
        var form = Render<AddLeadsForm>();
        form.Find("textarea").GetAttribute("maxlength").Should().Be("150000");
        form.Find("textarea").HasAttribute("data-unsaved").Should().BeFalse("nothing was typed yet");

        form.Find("textarea").Input(new string('a', 150_000));

        form.Find("textarea").HasAttribute("data-unsaved").Should().BeTrue();
        form.Find(".found").TextContent.Should().Contain("The field is full. Longer lists: save as a file and import it.");
    }

    [Fact]
    public async Task Add_Several_SaysWhatIsNew_AndUndoTakesThemBack()
    {
        await Database.Get<LeadCommands>().AddLeadAsync(new(Guid.CreateVersion7(), "here-already.example"), CancellationToken.None);
        var form = Render<AddLeadsForm>();
        form.Find("textarea").Input("here-already.example\nnew-one.example\nnew-two.example\ngmail.com");

        await form.InvokeAsync(() => form.Instance.AddAsync(CancellationToken.None));

        var toast = Services.GetRequiredService<Toasts>().Shown.Should().ContainSingle().Which;
        toast.Text.Should().Be("2 leads were added, 1 was here already");
        (await toast.Undo!()).Ok.Should().BeTrue();
        await using var db = Database.NewContext();
        (await db.Leads.AnyAsync(l => l.Company.Domain!.StartsWith("new-"))).Should().BeFalse();
        (await db.Leads.AnyAsync(l => l.Company.Domain == "here-already.example")).Should().BeTrue();
    }

    [Fact]
    public async Task Add_WhileItRuns_TakesNoText()
    {
        var form = Render<AddLeadsForm>();
        form.Find("textarea").Input("running.example");
        bool held;
        Task adding;
        await using (await Services.GetRequiredService<WriteGate>().BeginAsync(Actor.Machine, WritePriority.Bulk, CancellationToken.None))
        {
            adding = form.InvokeAsync(() => form.Instance.AddAsync(CancellationToken.None));
            form.WaitForAssertion(() => form.Find("textarea").HasAttribute("readonly").Should().BeTrue());
            held = !adding.IsCompleted;
        }

        await adding;
        held.Should().BeTrue();
        form.Find("textarea").HasAttribute("readonly").Should().BeFalse();
    }

    [Fact]
    public async Task Guide_LinesThatAreNoCompany_AreNamedWhenItGoes()
    {
        var gone = false;
        var guide = Render<FirstRunGuide>(p => p.Add(g => g.OnAdded, () => gone = true));
        guide.Find("textarea").Input("gmail.com\nguided-one.example\nguided-two.example\nfoo@bar@baz");

        await guide.InvokeAsync(() => guide.Find("button.primary").ClickAsync(new()));

        guide.WaitForAssertion(() => gone.Should().BeTrue());
        Services.GetRequiredService<Toasts>().Shown.Where(t => t.IsError).Select(t => t.Text).Should().Equal(
            "Left out, for they name no company: gmail.com, foo@bar@baz. Correct them and add them by \"Add leads\".");
    }

    [Fact]
    public async Task Add_ByTheCommand_RefusesFreeMailToo()
    {
        var outcome = await Database.Get<LeadCommands>().AddLeadAsync(new(Guid.CreateVersion7(), "gmail.com"), CancellationToken.None);

        outcome.Ok.Should().BeFalse();
        outcome.Message.Should().Contain("free mail");
    }
}

using Bunit;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

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
        (await db.Companies.Select(c => c.Domain).ToListAsync()).Should().Equal("corrected.example");
    }

    [Fact]
    public async Task Add_ByTheCommand_RefusesFreeMailToo()
    {
        var outcome = await Database.Get<LeadCommands>().AddLeadAsync(new(Guid.CreateVersion7(), "gmail.com"), CancellationToken.None);

        outcome.Ok.Should().BeFalse();
        outcome.Message.Should().Contain("free mail");
    }
}

using System.Globalization;
using Bunit;
using ContactsApp.Domain;
using ContactsApp.Support;

namespace ContactsApp.Features.Contacts;

/// <summary>When somebody began and ended, as the drawer says it.</summary>
public sealed class ContactEmploymentsTests(FeatureSqlite database) : FeatureUiTest(database), IClassFixture<FeatureSqlite>
{
    [Theory]
    [InlineData(null, null, "now")]
    [InlineData("2024-02-01", null, "Feb 2024 – now")]
    [InlineData(null, "2026-01-31", "until Jan 2026")]
    [InlineData("2024-02-01", "2026-01-31", "Feb 2024 – Jan 2026")]
    public async Task Job_BeganAndEndedOn_IsSaidAsAsMuchAsIsKnown(string? from, string? to, string words)
    {
        var lead = await new LeadBuilder(Database, $"Jobs {words}").Person("Mei Tanaka", "CTO").SaveAsync();
        var details = await Database.Get<ContactQueries>().DetailsAsync(lead["Mei Tanaka"].PublicId, CancellationToken.None);
        var job = new EmploymentView(1, "Halden Robotics", null, "CTO", Day(from), Day(to), Locked: false);

        var cut = Render<ContactEmployments>(p => p.Add(c => c.Contact, details! with { Employments = [job] }));

        cut.Find("li .nowrap").TextContent.Should().Be(words);
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

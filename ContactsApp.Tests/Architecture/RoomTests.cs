using System.Text.RegularExpressions;

namespace ContactsApp.Architecture;

/// <summary>Which room of the app may use which (docs/ARCHITECTURE.md). A room is a top folder and the namespace of the same name.</summary>
public sealed partial class RoomTests
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Domain"] = [],
        ["Data"] = ["Domain"],
        ["Intake"] = ["Domain", "Data"],
        ["Jobs"] = ["Domain", "Data"],
        ["Web"] = ["Domain", "Data", "Components"],
        ["Components"] = ["Domain", "Data", "Web", "Jobs"],
        ["Features"] = ["Domain", "Data", "Intake", "Jobs", "Web", "Components"],
        ["Cli"] = ["Domain", "Data", "Intake", "Jobs", "Web", "Components", "Features"],
    };

    public static TheoryData<string> Rooms => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_OfTheApp_UsesOnlyWhatItMay(string room)
    {
        var files = Sources.Of(room).ToList();
        files.Should().NotBeEmpty();
        files.SelectMany(f => Forbidden(room, f.Text).Select(used => $"{f.Name} uses {used}")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Domain", "using ContactsApp.Data;", "Data")]
    [InlineData("Domain", "var db = new ContactsApp.Data.AppDbContext();", "Data")]
    [InlineData("Data", "using ContactsApp.Intake;", "Intake")]
    [InlineData("Intake", "using ContactsApp.Features.Leads;", "Features")]
    [InlineData("Intake", "private readonly Features.Leads.LeadQueries leads;", "Features")]
    [InlineData("Jobs", "using ContactsApp.Features.Leads;", "Features")]
    [InlineData("Web", "using ContactsApp.Features.Admin;", "Features")]
    [InlineData("Components", "@using ContactsApp.Features.Contacts", "Features")]
    [InlineData("Components", "using static ContactsApp.Intake.ContactMerger;", "Intake")]
    [InlineData("Features", "using ContactsApp.Cli;", "Cli")]
    public void Rule_BadSample_IsSeen(string room, string sample, string used) => Forbidden(room, sample).Should().Equal(used);

    [Theory]
    [InlineData("Intake", "using ContactsApp.Domain.Merging;")]
    [InlineData("Domain", "namespace ContactsApp.Domain.Titles;")]
    [InlineData("Domain", "/// <summary>Read by ContactsApp.Data.</summary>")]
    [InlineData("Domain", "return facts.Data.Count;")]
    public void Rule_GoodSample_IsLeftAlone(string room, string sample) => Forbidden(room, Sources.WithoutComments(sample)).Should().BeEmpty();

    [Fact]
    public void Rooms_OfTheTable_AreAllThereAre()
    {
        var folders = Sources.Of("").Select(f => f.Name).Where(n => n.Contains('/', StringComparison.Ordinal)).Select(n => n.Split('/')[0]).Distinct();
        folders.Should().BeEquivalentTo(MayUse.Keys);
    }

    private static IEnumerable<string> Forbidden(string room, string text) =>
        Use().Matches(text).Select(m => m.Groups[1].Value).Where(used => used != room && !MayUse[room].Contains(used)).Distinct();

    // "ContactsApp.Data" anywhere, and "Data.Something" at the start of a name, which C# resolves from a neighbouring namespace.
    [GeneratedRegex(@"(?:\bContactsApp\.|(?<![\w.""])(?=\w+\.[A-Z]\w*\.[A-Z]))(Domain|Data|Intake|Features|Jobs|Web|Components|Cli)\b")]
    private static partial Regex Use();
}

using System.Text;
using Bunit;
using ContactsApp.Domain;
using ContactsApp.Support;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace ContactsApp.Features.Interchange;

/// <summary>The report of an import: whom each row names, what was undone, and the rows left behind as a file.</summary>
public sealed class ImportReportTests : FeatureUiTest, IClassFixture<FeatureSqlite>
{
    private const string File = """
        First Name,Last Name,Email,Company,Company Domain Name
        Ida,Falk,ida@halden.example,Halden Robotics,halden.example
        Ole,Berg,no address,,
        =cmd|'/c calc'!A1,Solo,,,
        """;

    private readonly ImportDesk desk;

    public ImportReportTests(FeatureSqlite database)
        : base(database) => desk = new(database);

    [Fact]
    public async Task Rows_LeftBehind_NameTheirPersonAndCompanyAsTheFileWritesThem()
    {
        await desk.SignInAsync();
        var import = await desk.ImportAsync("Name,Job Title,Email,Company\nIda Falk,CFO,ida@taken.example,Taken Robotics\nOle Berg,CTO,,\n,,,Nobody Ltd\n", $"{Guid.NewGuid():n}.csv");

        var rows = await desk.RowsAsync(import.Id);

        rows.Select(r => (r.Who, r.Company)).Should().Equal(("Ida Falk", "Taken Robotics"), ("Ole Berg", null), (null, "Nobody Ltd"));
        rows[1].Name.Should().BeNull("nobody was made of it");
        (await desk.RowsAsync(import.Id, rows[1].Outcome)).Select(r => r.Who).Should().Contain("Ole Berg").And.NotContain("Ida Falk");
    }

    [Fact]
    public async Task LeftBehind_AsAFile_HasTheFilesColumnsAndTheReason_AndRunsNoFormula()
    {
        await desk.SignInAsync();
        var import = await desk.ImportAsync(File, $"{Guid.NewGuid():n}.csv");

        var (name, text) = await DownloadAsync(import.Id);

        name.Should().MatchRegex(@"^contactsapp-left-behind-[\d-]+\.csv$");
        var lines = text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].Should().Be("First Name,Last Name,Email,Company,Company Domain Name,Import outcome,Import reason");
        lines.Should().HaveCount(1 + import.LeftBehind).And.HaveCount(3);
        lines[1].Should().StartWith("Ole,Berg,no address,,,").And.Contain("is not an e-mail address");
        lines[2].Should().StartWith("'=cmd|'/c calc'!A1,Solo,,,,");
    }

    [Fact]
    public async Task LeftBehind_Corrected_ComesInAndTheAddedColumnsAreLeftOut()
    {
        await desk.SignInAsync();
        var import = await desk.ImportAsync(File, $"{Guid.NewGuid():n}.csv");
        var text = (await DownloadAsync(import.Id)).Text.Replace("Ole,Berg,no address,,", "Ole,Berg,ole@halden.example,Halden Robotics,halden.example", StringComparison.Ordinal);

        var again = await desk.ImportAsync(text, $"{Guid.NewGuid():n}.csv");

        (await desk.RowsAsync(again.Id))[0].Should().Match<ImportRowView>(r => r.Outcome == ImportOutcome.Created && r.Name == "Ole Berg");
        var file = await SampleFiles.OfTextAsync(text);
        file.Columns.Where(c => c.Header.StartsWith("Import ", StringComparison.Ordinal)).Should().HaveCount(2).And.OnlyContain(c => c.Meaning == null);
    }

    [Fact]
    public async Task LeftBehind_ByNobody_IsRefused()
    {
        await desk.SignInAsync();
        var import = await desk.ImportAsync(File, $"{Guid.NewGuid():n}.csv");
        Database.Acts(null);

        (await Database.Get<ImportLeftBehind>().BeginAsync(import.Id, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Forbidden);
        await desk.SignInAsync();
        (await Database.Get<ImportLeftBehind>().BeginAsync(Guid.CreateVersion7(), CancellationToken.None)).Kind.Should().Be(OutcomeKind.NotFound);
    }

    [Fact]
    public async Task LeftBehind_OfAColleaguesFile_IsForManagersOnly()
    {
        await desk.SignInAsync();
        var import = await desk.ImportAsync(File, $"{Guid.NewGuid():n}.csv");

        Database.Acts(UserRole.Rep, await Database.UserAsync("Bob", UserRole.Rep));
        (await Database.Get<ImportLeftBehind>().BeginAsync(import.Id, CancellationToken.None)).Kind.Should().Be(OutcomeKind.Forbidden);

        Database.Acts(UserRole.Manager, await Database.UserAsync("Max", UserRole.Manager));
        (await Database.Get<ImportLeftBehind>().BeginAsync(import.Id, CancellationToken.None)).Ok.Should().BeTrue();
    }

    [Fact]
    public async Task Report_Undone_SaysSoWithWhoAndOffersTheRowsLeftBehind()
    {
        await desk.SignInAsync();
        var import = await desk.ImportAsync(File, $"{Guid.NewGuid():n}.csv");
        await desk.UndoAsync(import.Id);
        var undone = await desk.ViewAsync(import.Id);

        var panel = Render<ImportReportPanel>(p => p.Add(r => r.Import, undone));

        panel.Find(".note").TextContent.Should().Contain("Undone").And.Contain("by Ann Keller");
        panel.Find("h2").TextContent.Should().Be("This import was undone.");
        panel.Find("a[download]").GetAttribute("href").Should().Be(Web.Urls.ExportLeftBehind(import.Id));
    }

    private async Task<(string Name, string Text)> DownloadAsync(Guid import)
    {
        var left = Database.Get<ImportLeftBehind>();
        var begun = await left.BeginAsync(import, CancellationToken.None);
        begun.Ok.Should().BeTrue(begun.Message);
        var stream = new MemoryStream();
        await left.WriteAsync(begun.Value!, stream, CancellationToken.None);
        return (begun.Value!.FileName, Encoding.UTF8.GetString(stream.ToArray()));
    }
}

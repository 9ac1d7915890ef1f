using Bunit;
using ContactsApp.Components;
using ContactsApp.Domain;
using ContactsApp.Features.Interchange.Layouts;

namespace ContactsApp.Features.Interchange;

/// <summary>The table of a preview: what is tinted, what is red, and what its header says.</summary>
public sealed class PreviewTableTests : UiTest
{
    private readonly List<(int Column, ColumnMeaning? Meaning)> chosen = [];

    private async Task<IRenderedComponent<ImportPreviewTable>> RenderAsync(RowFilter? filter = null, bool allColumns = false)
    {
        var file = await SampleFiles.OfTextAsync("First Name,Email,Company,Website URL,Fax\nBen,ben@palisade,Palisade,palisade.example,1\nIda,ida@halden.example,Halden,https://www.halden.example/,2\n");
        var forecast = new ImportForecast();
        foreach (var row in await file.RowsAsync())
        {
            forecast.Add(new(row, row.CellNotes.Any(n => n.HoldsBack) ? ImportOutcome.Failed : ImportOutcome.Created, "Because."));
        }

        var draft = new DraftFile(file.Layout, file.IsRecognised, file.NeedsMapping, file.Columns, "UTF-8", ',', IsChosen: false, Fixed: 0);
        return Render<ImportPreviewTable>(p => p.Add(t => t.File, draft).Add(t => t.Forecast, forecast).Add(t => t.Filter, filter ?? RowFilter.All[0]).Add(t => t.AllColumns, allColumns).Add(t => t.OnMap, chosen.Add));
    }

    [Fact]
    public async Task Cells_CleanedAndBad_AreTintedAndRed()
    {
        var table = await RenderAsync();

        table.Find("td.cleaned").TextContent.Trim().Should().Be("halden.example");
        table.Find("td.cleaned").GetAttribute("title").Should().Be("Was https://www.halden.example/");
        table.Find("td.err button").GetAttribute("aria-label").Should().StartWith("Fix Email in line 2: ");
        table.FindAll("tbody .chip").Select(c => c.TextContent.Trim()).Should().Equal("Error", "Create");
    }

    [Fact]
    public async Task Errors_ShowsTheirRowsAlone() => (await RenderAsync(RowFilter.Of("failed"))).FindAll("tbody .chip").Should().ContainSingle();

    [Fact]
    public async Task Header_LeavesOutWhatNobodyReads_UntilAsked()
    {
        (await RenderAsync()).FindAll("th select").Should().HaveCount(4);
        (await RenderAsync(allColumns: true)).FindAll("th select").Select(s => s.GetAttribute("aria-label")).Should().Contain("Fax means");
    }

    [Fact]
    public async Task Header_AnotherMeaning_IsToldWithItsColumn()
    {
        var table = await RenderAsync(allColumns: true);

        table.FindAll("th select")[4].Change(nameof(ColumnMeaning.Phone));
        table.FindAll("th select")[0].Change("");

        chosen.Should().Equal((4, ColumnMeaning.Phone), (0, null));
    }
}

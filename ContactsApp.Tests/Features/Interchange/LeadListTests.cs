using System.Text;
using ContactsApp.Features.Interchange.Rows;

namespace ContactsApp.Features.Interchange;

public sealed class LeadListTests
{
    private static async Task<IReadOnlyList<ContactRow>> RowsAsync(string text)
    {
        var rows = new List<ContactRow>();
        await foreach (var row in (await LeadList.OfTextAsync(text, CancellationToken.None)).RowsAsync(RowRequest.All, CancellationToken.None))
        {
            rows.Add(row);
        }

        return rows;
    }

    [Fact]
    public async Task Lines_DomainsAndNames_AreCompanies()
    {
        var rows = await RowsAsync(await File.ReadAllTextAsync(Path.Combine(SampleFiles.Folder, "leads.txt"), Encoding.UTF8));

        rows.Select(r => (r.Line, r.Company.Name, r.Company.Domain, r.Verdict)).Should().Equal(
            (1, null, "halden.example", RowVerdict.Take), (2, "Larkspur Pharma A/S", null, RowVerdict.Take), (3, null, "mueller-schmidt.example", RowVerdict.Take),
            (5, "Brightwater Utilities", "brightwater.example", RowVerdict.Take), (6, null, null, RowVerdict.Skip), (7, null, null, RowVerdict.Skip));
        rows.Should().OnlyContain(r => r.IsCompany);
        rows[4].Reason.Should().Contain("free mail");
    }

    [Fact]
    public async Task Table_WithFacts_GivesThem()
    {
        var rows = await RowsAsync(await File.ReadAllTextAsync(Path.Combine(SampleFiles.Folder, "leads.csv"), Encoding.UTF8));

        rows.Should().HaveCount(4);
        rows[0].Company.Should().BeEquivalentTo(new { Name = "Halden Robotics GmbH", Domain = "halden.example", Industry = "Robotics", EmployeesMin = 200, EmployeesMax = 500, Country = "DE", City = "Berlin" });
    }

    [Fact]
    public async Task Table_NameAlone_IsTheCompanys() => (await RowsAsync("Name\nHalden AB\nLarkspur A/S\n")).Select(r => r.Company.Name).Should().Equal("Halden AB", "Larkspur A/S");

    [Fact]
    public async Task Table_FiguresThatAreNone_AreProblemsOfTheirCells()
    {
        var row = (await RowsAsync("Domain,Employees,Country\nhalden.example,many,Atlantis\n")).Single();

        row.Verdict.Should().Be(RowVerdict.Take);
        row.CellNotes.Where(n => n.IsProblem).Select(n => n.Column).Should().Equal(1, 2);
    }
}

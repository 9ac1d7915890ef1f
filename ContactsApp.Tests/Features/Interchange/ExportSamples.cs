using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using ContactsApp.Domain;
using ContactsApp.Domain.Companies;
using ContactsApp.Intake;
using ContactsApp.Support;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>Made-up people to export, and readers of what comes out.</summary>
internal static class ExportSamples
{
    /// <summary>A lead, and somebody at it with every kind of value; the value of each text would be a formula to a spreadsheet.</summary>
    public static async Task<Lead> AddLeadAsync(TestDatabase database, string name, string domain, params RawPerson[] people)
    {
        var lead = new Lead
        {
            PublicId = Guid.CreateVersion7(),
            CreatedAt = database.Now,
            StageSince = database.Now,
            Company = new Company { PublicId = Guid.CreateVersion7(), Name = name, NameKey = CompanyName.Key(name), CreatedAt = database.Now },
        };
        lead.Company.AddDomain(domain);
        await database.WriteAsync(async db =>
        {
            db.Leads.Add(lead);
            await db.SaveChangesAsync();
            var document = new SourceDocument { Kind = SourceKind.Website, Name = "team page", TakenAt = database.Now.AddDays(-5), ReceivedAt = database.Now };
            var incoming = people.Select((p, i) => new IncomingPerson
            {
                Id = Guid.CreateVersion7(),
                CompanyId = lead.CompanyId,
                RecordKey = $"{domain}#{i}",
                Fields = PersonCleaner.Clean(p).Fields,
                ObservedAt = database.Now.AddDays(-5),
                Confidence = 0.9,
            }).ToList();
            await database.Get<IntakeRoad>().RunAsync(db, new IntakeBatch(document, Actor.Machine, incoming), CancellationToken.None);
            await database.Get<LeadJudge>().JudgeLeadsAsync(db, [lead.Id], database.Now, CancellationToken.None);
        });
        return lead;
    }

    public static RawPerson Mei { get; } = new()
    {
        FullName = "Dr. Mei Tanaka",
        Title = "=Director, \"Platform\"",
        Headline = "+Builds; platforms",
        Emails = ["mei.tanaka@halden.example", "mei@tanaka.example"],
        Phones = ["+46 31 390 06 00", "+46 70 123 45 67"],
        LinkedInUrl = "https://www.linkedin.com/in/mei-tanaka",
        Location = "Gothenburg, Sweden",
    };

    public static RawPerson Ole { get; } = new() { FullName = "Ole Brønd", Title = "-Head of Finance" };

    /// <summary>Exports as whoever acts; the bytes, and what was counted.</summary>
    public static async Task<(byte[] File, Export Export)> ExportAsync(TestDatabase database, ExportRequest request)
    {
        var exports = database.Get<ExportCommands>();
        var begun = await exports.BeginAsync(request, CancellationToken.None);
        begun.Ok.Should().BeTrue(begun.Message);
        using var stream = new MemoryStream();
        await exports.WriteAsync(begun.Value!, stream, CancellationToken.None);
        return (stream.ToArray(), begun.Value!);
    }

    /// <summary>Cells by header, row by row, as a spreadsheet would have them.</summary>
    public static List<Dictionary<string, string>> ReadCsv(byte[] file)
    {
        using var csv = new CsvReader(new StreamReader(new MemoryStream(file)), new CsvConfiguration(CultureInfo.InvariantCulture));
        return csv.GetRecords<dynamic>().Select(r => ((IDictionary<string, object>)r).ToDictionary(c => c.Key, c => (string)c.Value)).ToList();
    }

    /// <summary>The sheet's rows: of each cell its type ("" for a number) and its text.</summary>
    public static List<List<(string Type, string Text)>> ReadXlsx(byte[] file, int sheet = 1)
    {
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        using var zip = new ZipArchive(new MemoryStream(file));
        using var stream = zip.GetEntry($"xl/worksheets/sheet{sheet}.xml")!.Open();
        return [.. XDocument.Load(stream).Descendants(main + "row").Select(r => r.Elements(main + "c").Select(c => ((string?)c.Attribute("t") ?? "", c.Value)).ToList())];
    }
}

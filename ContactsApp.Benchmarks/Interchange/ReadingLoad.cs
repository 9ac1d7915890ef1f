using System.Diagnostics;
using System.Globalization;
using System.Text;
using ContactsApp.Features.Interchange;
using ContactsApp.Features.Interchange.Layouts;
using ContactsApp.Features.Interchange.Reading;
using ContactsApp.Features.Interchange.Rows;
using ContactsApp.Intake;

namespace ContactsApp.Benchmarks.Interchange;

/// <summary>
/// What reading a file costs, without a database, on one thread: microseconds a row for splitting, for understanding (names, titles, addresses,
/// numbers, domains), and for both, with the memory that is alive meanwhile. Run: <c>reading [ROWS] [FILE]</c>; without a file one is made up.
/// </summary>
internal static class ReadingLoad
{
    private const int Companies = 5_000;

    private static readonly string[] Givens = ["Ada", "Anders", "Beatriz", "Chen", "Dina", "Elena", "Fatima", "Georg", "Hana", "Ines", "Jakob", "Kenji", "Lars", "Miguel", "Nora", "Priya", "Ruben", "Sofia", "Tomas", "Yuki"];
    private static readonly string[] Families = ["Albrecht", "Bergström", "Costa", "Dalgaard", "Eriksen", "Fontaine", "Garcia", "Haddad", "Ivanova", "Jansen", "Keller", "Lindqvist", "Moreau", "Novak", "Okafor", "Petrov", "Quist", "Rossi", "Silva", "Tanaka"];
    private static readonly string[] Titles = ["Software Engineer", "Head of Finance", "VP Engineering", "Leiterin Einkauf", "Account Executive", "Director of IT", "Data Scientist", "Directrice marketing", "Chief Operating Officer", "Procurement Officer"];

    /// <summary>Runs and prints a table.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken ct)
    {
        var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var bytes = args.Length > 1 ? await File.ReadAllBytesAsync(args[1], ct) : Encoding.UTF8.GetBytes(Table(rows));
        var file = await ContactFile.OpenAsync(() => new MemoryStream(bytes, writable: false), ct);
        output.WriteLine($"{file.Layout}, {bytes.Length / 1024.0 / 1024.0:F1} MB, {file.Columns.Count} columns");
        for (var round = 1; round <= 3; round++)
        {
            output.WriteLine($"round {round}");
            var records = await SplitAsync(bytes, output, ct);
            var raw = Understand(file, records, output);
            Clean(raw, output);
            await WholeAsync(file, output, ct);
        }

        return 0;
    }

    private static async Task<List<FileRecord>> SplitAsync(byte[] bytes, TextWriter output, CancellationToken ct)
    {
        var watch = Watch.Start();
        await using var reader = new DelimitedReader(new StreamReader(new MemoryStream(bytes, writable: false), FileEncoding.Utf8, false, 1 << 16), ',');
        var records = new List<FileRecord>();
        await foreach (var record in reader.AllAsync(ct))
        {
            records.Add(record);
        }

        Print(output, "split into cells", watch, records.Count);
        return records;
    }

    private static List<RawPerson> Understand(ContactFile file, List<FileRecord> records, TextWriter output)
    {
        var cells = new RowCells(file.Mapping);
        var (people, companies) = (new RowPerson(cells), new RowCompany(cells));
        var watch = Watch.Start();
        var raw = new List<RawPerson>(records.Count);
        foreach (var record in records.Skip(1))
        {
            var links = RowLinks.Read(cells, record);
            raw.Add(people.Read(record, companies.Read(record, links, []), links).Person);
        }

        Print(output, "take values from cells, domains", watch, raw.Count);
        return raw;
    }

    private static void Clean(List<RawPerson> raw, TextWriter output)
    {
        Time(output, "clean whole people", raw, PersonCleaner.Clean);
        Time(output, "  names alone", raw, p => PersonCleaner.Clean(new RawPerson { Given = p.Given, Family = p.Family, FullName = p.FullName }));
        Time(output, "  addresses alone", raw, p => PersonCleaner.Clean(new RawPerson { Given = "A", Family = "B", Emails = p.Emails }));
        Time(output, "  numbers alone", raw, p => PersonCleaner.Clean(new RawPerson { Given = "A", Family = "B", Phones = p.Phones, PhoneRegion = p.PhoneRegion }));
    }

    private static void Time(TextWriter output, string stage, List<RawPerson> raw, Func<RawPerson, CleanedPerson> clean)
    {
        var watch = Watch.Start();
        foreach (var person in raw)
        {
            clean(person);
        }

        Print(output, stage, watch, raw.Count);
    }

    private static async Task WholeAsync(ContactFile file, TextWriter output, CancellationToken ct)
    {
        var watch = Watch.Start();
        var count = 0;
        await foreach (var row in file.RowsAsync(RowRequest.All, ct))
        {
            count++;
        }

        Print(output, "whole: read and understand", watch, count);
        watch = Watch.Start();
        await foreach (var row in ImportTrial.RunAsync(file, null, ct))
        {
        }

        Print(output, "whole, repeats found", watch, count);
    }

    private static void Print(TextWriter output, string stage, Watch watch, int count) =>
        output.WriteLine($"  {stage,-34} {watch.Processor.TotalMicroseconds / Math.Max(1, count),8:F2} us of processor, {watch.Elapsed.TotalMicroseconds / Math.Max(1, count),8:F2} us of time a row");

    /// <summary>Time that passes, and time of processors that this process gets: on a busy machine only the second tells what the work costs.</summary>
    private sealed class Watch
    {
        private readonly TimeSpan processor = Environment.CpuUsage.TotalTime;
        private readonly long began = Stopwatch.GetTimestamp();

        public static Watch Start() => new();

        public TimeSpan Elapsed => Stopwatch.GetElapsedTime(began);
        public TimeSpan Processor => Environment.CpuUsage.TotalTime - processor;
    }

    private static string Table(int rows)
    {
        var dice = new Random(1);
        var text = new StringBuilder("first_name,last_name,title,department,email,phone,linkedin_url,company,company_domain,city,country,last_modified\n");
        for (var i = 0; i < rows; i++)
        {
            var (given, family, company) = (Givens[dice.Next(Givens.Length)], Families[dice.Next(Families.Length)], dice.Next(Companies));
            text.Append(CultureInfo.InvariantCulture, $"{given},{family},{Titles[dice.Next(Titles.Length)]},Engineering,{given.ToLowerInvariant()}.{i}@c{company}.example,+1-415-555-01{i % 100:00},https://www.linkedin.com/in/{given.ToLowerInvariant()}-{i},Falcon Works {company} AB,c{company}.example,Berlin,Germany,2026-03-{1 + (i % 28):00}T10:00:00Z\n");
        }

        return text.ToString();
    }
}

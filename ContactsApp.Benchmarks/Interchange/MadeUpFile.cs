using System.Globalization;
using System.Text;

namespace ContactsApp.Benchmarks.Interchange;

/// <summary>
/// A contact file of made-up people on reserved domains: the same numbers give the same file. Companies come in no order, the first ones
/// are bigger, numbers are shared by many, and no person comes twice.
/// </summary>
internal static class MadeUpFile
{
    private static readonly string[] Given = ["Ada", "Boris", "Clara", "Dario", "Elif", "Farid", "Greta", "Henrik", "Ines", "Jonas", "Katja", "Liam", "Mira", "Nils", "Olga", "Pablo", "Rania", "Sven", "Tara", "Yuki"];
    private static readonly string[] Begin = ["Al", "Ber", "Cor", "Dal", "Er", "Fal", "Gar", "Hol", "Kel", "Lin", "Mar", "Nor", "Or", "Per", "Quin", "Ros", "Sal", "Tor", "Val", "Wen"];
    private static readonly string[] Middle = ["a", "be", "da", "en", "i", "la", "mo", "ne", "ra", "so", "ti", "vo"];
    private static readonly string[] End = ["berg", "croft", "dale", "feld", "gard", "holm", "kamp", "lund", "mann", "nov", "quist", "sen", "stein", "ström", "wick", "zak"];
    private static readonly string[] Rank = ["", "", "Junior ", "Senior ", "Lead ", "Principal ", "Head of ", "Director of ", "VP "];
    private static readonly (string Work, string Department)[] Work =
        [("Software Engineering", "Engineering"), ("Data Platform", "Data"), ("IT Operations", "IT"), ("Finance", "Finance"), ("Marketing", "Marketing"), ("Sales", "Sales"), ("Procurement", "Procurement"), ("People", "People")];
    private static readonly string[] Trade = ["Analytics", "Cloud", "Energy", "Foods", "Freight", "Health", "Labs", "Media", "Robotics", "Textiles"];
    private static readonly string[] City = ["Berlin,Germany", "Lyon,France", "Leeds,United Kingdom", "Madrid,Spain", "Oslo,Norway", "Austin,United States", "Toronto,Canada", "Osaka,Japan"];

    /// <summary>Writes the file.</summary>
    /// <param name="site">Begins the domains, so that two files share no company.</param>
    public static async Task WriteAsync(string path, int people, int companies, int seed, string site, CancellationToken ct)
    {
        var random = new Random(seed);
        await using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false));
        await writer.WriteLineAsync("First Name,Last Name,Job Title,Department,Email,Phone,Company,Company Domain,City,Country,Last Contacted");
        for (var i = 0; i < people; i++)
        {
            await writer.WriteLineAsync(Row(random, i, companies, site).AsMemory(), ct);
        }
    }

    private static string Row(Random random, int i, int companies, string site)
    {
        string Any(string[] of) => of[random.Next(of.Length)];
        var (given, family) = (Any(Given), Any(Begin) + Any(Middle) + Any(End));
        var (work, department) = Work[random.Next(Work.Length)];
        var company = i < companies ? i : random.Next(2) == 0 ? random.Next(companies) : Math.Min(random.Next(companies), random.Next(companies));
        var mailbox = $"{given}.{family}.{i}".ToLowerInvariant().Replace('ö', 'o');
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{given},{family},{Any(Rank)}{work},{department},{mailbox}@{site}{company}.example,+1-202-555-01{random.Next(100):00},{Any(Trade)} Works {site}{company},{site}{company}.example,{Any(City)},2025-{1 + random.Next(12):00}-{1 + random.Next(28):00}");
    }
}

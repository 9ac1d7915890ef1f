using System.Globalization;
using System.Text;
using ContactsApp.Domain.Merging;
using ContactsApp.Features.Contacts;
using ContactsApp.Support;
using FsCheck.Xunit;
using Microsoft.EntityFrameworkCore;

namespace ContactsApp.Features.Interchange;

/// <summary>Whatever is in two files: the second one imported and undone leaves everything as the first one left it.</summary>
public sealed class UndoImportLaws(FeatureSqlite database) : IClassFixture<FeatureSqlite>
{
    private static readonly string[] Given = ["Nadia", "Oliver", "Yara", "Ida", "Bo", "Jean-Paul", "Nadja", "Oli"];
    private static readonly string[] Family = ["Petrov", "Brandt", "Okafor", "Falk", "Ek", "Petrova", "van der Berg"];
    private static readonly string[] Titles = ["", "VP of Engineering", "Director of IT", "Head of Finance", "CTO", "Office Manager", "-"];
    private static readonly string[] Companies = ["Loomwork Software", "Halden Robotics", "Quill Ltd", "loomwork software GmbH", ""];
    private static readonly string[] Domains = ["loomwork.example", "halden.example", "quill.example", "gmail.com", ""];

    [Property(MaxTest = 12)]
    public async Task Undo_OfAnyFile_RestoresTheStateBefore(int seed, byte first, byte second)
    {
        var dice = new Random(seed);
        await database.EmptyAsync();
        var desk = new ImportDesk(database);
        await desk.SignInAsync();
        await desk.ImportAsync(File(dice, 1 + (first % 12)), "first.csv");
        await TypeSomethingAsync(dice);
        var before = await Snapshot.OfAsync(database);

        var import = await desk.ImportAsync(File(dice, 1 + (second % 25)), "second.csv");
        await desk.UndoAsync(import.Id);

        (await Snapshot.OfAsync(database)).Should().Equal(before, "seed {0}, {1} and {2} rows", seed, 1 + (first % 12), 1 + (second % 25));
        (await desk.ViewAsync(import.Id)).Counts.Total.Should().Be(import.Rows);
    }

    // What a person typed is locked: the second file can only propose.
    private async Task TypeSomethingAsync(Random dice)
    {
        await using var db = database.NewContext();
        foreach (var contact in await db.Contacts.OrderBy(c => c.Id).ToListAsync())
        {
            if (dice.Next(3) == 0)
            {
                await database.Get<ContactEdits>().EditFieldAsync(contact.PublicId, ContactField.Title, One(dice, Titles), contact.Title, CancellationToken.None);
            }
        }
    }

    private static string File(Random dice, int rows)
    {
        var text = new StringBuilder("First Name,Last Name,Job Title,Email,Phone,LinkedIn,Company,Company Domain Name,Buying Role,Unsubscribed,IsDeleted,Last Modified Date,City\n");
        for (var i = 0; i < rows; i++)
        {
            var (given, family) = (One(dice, Given), One(dice, Family));
            var slug = $"{given}-{family}".ToLowerInvariant().Replace(' ', '-');
            var domain = One(dice, Domains);
            text.AppendJoin(',',
                given, family, One(dice, Titles),
                domain.Length > 0 && dice.Next(3) > 0 ? $"{given}.{family.Replace(" ", "", StringComparison.Ordinal)}@{domain}".ToLowerInvariant() : "",
                dice.Next(3) == 0 ? string.Create(CultureInfo.InvariantCulture, $"+46 31 390 06 0{dice.Next(10)}") : "",
                dice.Next(3) == 0 ? $"https://www.linkedin.com/in/{slug}" : "",
                One(dice, Companies), domain is "gmail.com" ? "" : domain,
                dice.Next(6) == 0 ? "CHAMPION" : "", dice.Next(5) == 0 ? "yes" : "", dice.Next(10) == 0 ? "true" : "",
                dice.Next(2) == 0 ? string.Create(CultureInfo.InvariantCulture, $"2025-{1 + dice.Next(12):00}-{1 + dice.Next(28):00}") : "",
                dice.Next(3) == 0 ? "Gothenburg" : "").Append('\n');
        }

        return text.ToString();
    }

    private static string One(Random dice, string[] of) => of[dice.Next(of.Length)];
}

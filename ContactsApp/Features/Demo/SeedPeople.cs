using System.Globalization;
using ContactsApp.Domain;
using ContactsApp.Domain.Names;
using ContactsApp.Intake;

namespace ContactsApp.Features.Demo;

/// <summary>Makes up the people of one company, cleaned like anything a source says.</summary>
internal sealed class SeedPeople(SeedDice dice, string domain, DateTime now)
{
    private static readonly IReadOnlyList<string[]> Givens = SeedWords.Of("given");
    private static readonly IReadOnlyList<string[]> Families = SeedWords.Of("family");
    private static readonly IReadOnlyList<string[]> Titles = SeedWords.Of("title");

    private readonly HashSet<BuyingRole> taken = [];
    private readonly HashSet<string> mailboxes = new(StringComparer.Ordinal);

    /// <summary>So many people, nobody's address twice.</summary>
    public IReadOnlyList<SeededPerson> Make(int count) => [.. Enumerable.Range(0, count).Select(_ => MakeOne())];

    private SeededPerson MakeOne()
    {
        var (given, family, title) = (dice.Pick(Givens)[0], dice.Pick(Families)[0], dice.Pick(Titles));
        var mailbox = Mailbox(given, family);
        var raw = new RawPerson
        {
            FullName = $"{given} {family}",
            Title = title[0],
            Emails = dice.Chance(0.85) ? [$"{mailbox}@{domain}"] : [],
            Phones = dice.Chance(0.3) ? [Phone()] : [],
        };
        var observed = now.AddDays(-dice.Between(1, 220));
        DateTime? left = dice.Chance(0.02) ? now.AddDays(-dice.Between(1, 90)) : null;
        var fields = PersonCleaner.Clean(raw).Fields with { StartedOn = DateOnly.FromDateTime(now.AddDays(-dice.Between(10, 3_000))) };
        return new(fields, $"{mailbox}@{domain}", observed, left is null ? Role(title[1]) : null, left);
    }

    private string Mailbox(string given, string family)
    {
        var name = $"{NameFolding.Fold(given)}.{NameFolding.Fold(family)}".Replace(' ', '-');
        for (var next = 2; !mailboxes.Add(name); next++)
        {
            name = $"{name.TrimEnd([.. "0123456789"])}{next.ToString(CultureInfo.InvariantCulture)}";
        }

        return name;
    }

    // The numbers 555-0100 to 555-0199 are kept for stories and belong to nobody.
    private string Phone() => string.Create(CultureInfo.InvariantCulture, $"+1{dice.Pick([202, 303, 415, 512, 617, 713])}55501{dice.Between(0, 100):00}");

    /// <summary>Each role is confirmed for one person at most.</summary>
    private BuyingRole? Role(string word) =>
        Enum.TryParse<BuyingRole>(word, out var role) && dice.Chance(0.5) && taken.Add(role) ? role : null;
}

using System.Globalization;
using ContactsApp.Domain;
using ContactsApp.Domain.Engagement;

namespace ContactsApp.Features.Demo;

/// <summary>Makes up the touchpoints of one lead.</summary>
internal sealed class SeedTouches(SeedDice dice, DateTime now)
{
    private const int Days = 60;

    private static readonly IReadOnlyList<string[]> Kinds = SeedWords.Of("touch");
    private static readonly int[] HowOften = [.. Kinds.Select(k => int.Parse(k[1], CultureInfo.InvariantCulture))];

    /// <param name="people">How many people the lead has; some touchpoints are by nobody known.</param>
    public IReadOnlyList<SeededTouch> Make(int count, int people)
    {
        // A few people do most of it, and a lead was last busy at some time of its own.
        var active = Math.Min(people, dice.Between(1, 8));
        var quiet = Days * dice.Share() * dice.Share();
        return [.. Enumerable.Range(0, count).Select(_ => new SeededTouch(One(quiet), active > 0 && dice.Chance(0.85) ? dice.Between(0, active) : null))];
    }

    private Touchpoint One(double quiet)
    {
        var row = dice.Weighted(Kinds, HowOften);
        var kind = TouchpointWeights.Of(row[0]);
        var at = now.AddDays(-(quiet + ((Days - quiet) * dice.Share())));
        return new Touchpoint
        {
            PublicId = Guid.CreateVersion7(at),
            Channel = kind.Channel,
            Kind = kind.Key,
            Weight = kind.Weight,
            Inbound = !kind.Outbound,
            At = at,
            Summary = row[2],
            Source = SourceKind.Behaviour,
            CreatedAt = at,
            IsDemo = true,
        };
    }
}

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ContactsApp.Domain.Engagement;

public sealed class EngagementLevelsTests
{
    private const double HalfLife = 14;
    private static readonly DateTime Now = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<TouchpointFacts[]> Touchpoints =
        (from hours in Gen.Choose(0, 24 * 60)
         from weight in Gen.Choose(0, 12)
         select Ago(hours / 24.0, weight)).ArrayOf();

    private static TouchpointFacts Ago(double days, double weight, bool outbound = false) =>
        new(0, Now.AddDays(-days), weight, 1, TouchpointChannel.Website, "Visit", outbound);

    [Fact]
    public void Of_OneVisit_IsAStepThatHalvesEachHalfLife()
    {
        var levels = EngagementLevels.Of([Ago(14, 8)], Now, HalfLife);

        levels.Should().HaveCount(28);
        levels.Take(13).Should().AllBeEquivalentTo(0.0);
        levels[13].Should().Be(8);
        levels[20].Should().BeApproximately(5.657, 0.001); // 8 / sqrt 2
        levels[27].Should().Be(4);
    }

    [Fact]
    public void Of_BeforeTheFirstDay_StartsWithWhatIsLeft() =>
        EngagementLevels.Of([Ago(27 + 14, 8)], Now, HalfLife)[0].Should().Be(4);

    [Fact]
    public void Of_NotesOurMailAndTheFuture_DoNotCount() =>
        EngagementLevels.Of([Ago(1, 0), Ago(1, 5, outbound: true), Ago(-1, 5)], Now, HalfLife).Should().AllBeEquivalentTo(0.0);

    [Property]
    public Property Of_LastLevel_IsTheSumTheScoreIsTakenFrom() => Prop.ForAll(Touchpoints.ToArbitrary(), touchpoints =>
        Math.Abs(EngagementLevels.Of(touchpoints, Now, HalfLife)[^1] - EngagementMath.SumAt(EngagementMath.Fold(touchpoints, HalfLife), Now, HalfLife)) < 1e-6);

    [Property]
    public Property After_DaysWithoutAnything_IsTheLineOfThatDay() => Prop.ForAll(
        Touchpoints.ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (touchpoints, days) =>
        {
            var moved = EngagementLevels.After(EngagementLevels.Of(touchpoints, Now, HalfLife), days, HalfLife);
            return moved.Zip(EngagementLevels.Of(touchpoints, Now.AddDays(days), HalfLife)).All(l => Math.Abs(l.First - l.Second) < 1e-6)
                && moved.Count == EngagementLevels.Days;
        });

    [Fact]
    public void After_NothingStoredYet_StaysEmpty() => EngagementLevels.After([], 3, HalfLife).Should().BeEmpty();
}

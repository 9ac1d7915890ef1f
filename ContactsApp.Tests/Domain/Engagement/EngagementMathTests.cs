using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ContactsApp.Domain.Engagement;

public sealed class EngagementMathTests
{
    private const double HalfLife = 14;
    private static readonly DateTime Now = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<TouchpointFacts[]> Touchpoints =
        (from hours in Gen.Choose(0, 24 * 400)
         from weight in Gen.Choose(0, 12)
         select new TouchpointFacts(0, Now.AddHours(-hours), weight, 1, TouchpointChannel.Website, "Visit")).ArrayOf();

    private static TouchpointFacts Ago(double days, double weight) =>
        new(0, Now.AddDays(-days), weight, 1, TouchpointChannel.Website, "Visit");

    [Theory]
    [InlineData(0, 8)]
    [InlineData(14, 4)]
    [InlineData(28, 2)]
    [InlineData(7, 5.656854)] // 8 / sqrt 2
    public void SumAt_OneTouchpoint_HalvesEachHalfLife(double daysAgo, double sum) =>
        EngagementMath.SumAt(EngagementMath.Fold([Ago(daysAgo, 8)], HalfLife), Now, HalfLife).Should().BeApproximately(sum, 1e-6);

    [Fact]
    public void Fold_NothingThatCounts_IsNullAndScoresZero()
    {
        var stored = EngagementMath.Fold([Ago(1, 0)], HalfLife);

        stored.Should().BeNull();
        EngagementMath.ToScore(stored, Now, HalfLife, EngagementScale.Contact).Should().Be(0);
    }

    [Theory]
    [InlineData(10, 50)]
    [InlineData(20, 75)]
    [InlineData(30, 88)] // 87.5
    [InlineData(1, 7)] // 100 x (1 - 2^-0.1) = 6.7
    [InlineData(1000, 100)]
    public void ToScore_SumOfToday_FollowsTheCurve(double weight, int score) =>
        EngagementMath.ToScore(EngagementMath.Fold([Ago(0, weight)], HalfLife), Now, HalfLife, EngagementScale.Contact).Should().Be(score);

    [Fact]
    public void Fold_HalfACenturyApart_DoesNotOverflow()
    {
        var stored = EngagementMath.Fold([Ago(0, 5), Ago(50 * 365, 5)], 1);

        EngagementMath.SumAt(stored, Now, 1).Should().BeApproximately(5, 1e-6);
    }

    [Fact]
    public void Add_HalfLifeOfZero_IsRefused()
    {
        var add = () => EngagementMath.Add(null, Now, 1, 0);

        add.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Property]
    public Property Fold_AnyOrder_GivesTheSame() => Prop.ForAll(Touchpoints.ToArbitrary(), touchpoints =>
    {
        var one = EngagementMath.Fold(touchpoints, HalfLife);
        var other = EngagementMath.Fold(touchpoints.OrderBy(t => t.Weight).ThenByDescending(t => t.At), HalfLife);
        return one.HasValue == other.HasValue && Math.Abs((one ?? 0) - (other ?? 0)) < 1e-9;
    });

    [Property]
    public Property SumAt_Folded_IsTheSumOfDecayedWeights() => Prop.ForAll(Touchpoints.ToArbitrary(), touchpoints =>
    {
        var expected = touchpoints.Sum(t => t.Weight * Math.Pow(2, -(Now - t.At).TotalDays / HalfLife));
        return Math.Abs(EngagementMath.SumAt(EngagementMath.Fold(touchpoints, HalfLife), Now, HalfLife) - expected) < 1e-6;
    });

    [Property]
    public Property Stored_Order_IsTheOrderOfScoresAtAnyTime() => Prop.ForAll(
        Touchpoints.ToArbitrary(), Touchpoints.ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (one, other, days) =>
        {
            var (a, b) = (EngagementMath.Fold(one, HalfLife), EngagementMath.Fold(other, HalfLife));
            int At(double? stored) => EngagementMath.ToScore(stored, Now.AddDays(days), HalfLife, EngagementScale.Contact);
            return (a ?? double.MinValue) >= (b ?? double.MinValue) ? At(a) >= At(b) : At(a) <= At(b);
        });

    [Property]
    public Property ToScore_OneMoreTouchpoint_NeverFallsAndStaysWithinBounds() => Prop.ForAll(
        Touchpoints.ToArbitrary(), Gen.Choose(0, 12).ToArbitrary(), (touchpoints, weight) =>
        {
            var stored = EngagementMath.Fold(touchpoints, HalfLife);
            var before = EngagementMath.ToScore(stored, Now, HalfLife, EngagementScale.Contact);
            var after = EngagementMath.ToScore(EngagementMath.Add(stored, Now, weight, HalfLife), Now, HalfLife, EngagementScale.Contact);
            return after >= before && before >= 0 && after <= 100;
        });
}

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ContactsApp.Domain.Matching;

public sealed class SlipsTests
{
    private static readonly Arbitrary<string> Word = Gen.Elements("abcdefgh".ToCharArray()).ArrayOf().Where(w => w.Length is >= 5 and <= 19).Select(w => new string(w)).ToArbitrary();

    [Theory]
    [InlineData("haldne", "halden")]
    [InlineData("roboitcs", "robotics")]
    [InlineData("robtics", "robotics")]
    [InlineData("robbotics", "robotics")]
    [InlineData("rohotics", "robotics")]
    [InlineData("xobotics", "robotics")]
    [InlineData("robotix", "robotics")]
    [InlineData("enginer", "engineering")]
    public void Allow_OneSlip_IsForgiven(string typed, string word) => Slips.Allow(typed, word).Should().BeTrue();

    [Theory]
    [InlineData("hxlxen", "halden")]
    [InlineData("cto", "cfo")]
    [InlineData("halden", "robotics")]
    public void Allow_AnotherWord_IsNot(string typed, string word) => Slips.Allow(typed, word).Should().BeFalse();

    [Property]
    public Property Allow_AnyLetterLeftOutAddedOrChanged_IsForgiven() => Prop.ForAll(Word, Gen.Choose(0, 1000).ToArbitrary(), (word, dice) =>
    {
        var at = dice % word.Length;
        var letter = (char)('a' + (dice % 26));
        return Slips.Allow(word.Remove(at, 1), word)
            && Slips.Allow(word.Insert(at, letter.ToString()), word)
            && Slips.Allow(word.Remove(at, 1).Insert(at, letter.ToString()), word);
    });

    [Fact]
    public void Of_AnyWord_IsSmallEnoughToBeAskedFor() => Slips.Of(new string('a', Slips.Longest)).Count.Should().BeLessThan(1_100);
}

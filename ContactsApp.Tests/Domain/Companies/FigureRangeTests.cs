using System.Globalization;
using ContactsApp.Domain.Companies;
using FluentAssertions;
using FsCheck.Xunit;

namespace ContactsApp.Domain.Companies;

public sealed class FigureRangeTests
{
    [Theory]
    [InlineData("1240", 1240, 1240)]
    [InlineData("1,240", 1240, 1240)]
    [InlineData("1.240 employees", 1240, 1240)]
    [InlineData("1 240", 1240, 1240)]
    [InlineData("200-500", 200, 500)]
    [InlineData("200 \u2013 500 people", 200, 500)]
    [InlineData("200 to 500", 200, 500)]
    [InlineData("~300", 300, 300)]
    [InlineData("10k", 10_000, 10_000)]
    [InlineData("1-2k", 1_000, 2_000)]
    [InlineData("500+", 500, null)]
    [InlineData("more than 500", 500, null)]
    [InlineData("0", 0, 0)]
    public void TryPeople_AsTyped_IsRead(string text, int min, int? max)
    {
        FigureRange.TryPeople(text, out var low, out var high).Should().BeTrue();
        (low, high).Should().Be((min, max));
    }

    [Theory]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("500-200")]
    [InlineData("-5")]
    [InlineData("12.5")]
    [InlineData("9,999,999,999")]
    [InlineData("20 apples")]
    public void TryPeople_NoNumberOfPeople_IsRefused(string text) => FigureRange.TryPeople(text, out _, out _).Should().BeFalse();

    [Theory]
    [InlineData("$180-220 M", 180, 220.0)]
    [InlineData("180-220", 180, 220.0)]
    [InlineData("1.2 bn", 1200, 1200.0)]
    [InlineData("1,5 billion", 1500, 1500.0)]
    [InlineData("USD 500k", 0.5, 0.5)]
    [InlineData("$250,000,000", 250, 250.0)]
    [InlineData("50 M+", 50, null)]
    [InlineData("900k-1.1M", 0.9, 1.1)]
    public void TryMillions_AsTyped_IsRead(string text, double min, double? max)
    {
        FigureRange.TryMillions(text, out var low, out var high).Should().BeTrue();
        ((double)low, (double?)high).Should().Be((min, max));
    }

    [Theory]
    [InlineData("50 M euro")]
    [InlineData("\u20ac50M")]
    [InlineData("lots")]
    public void TryMillions_NoDollars_IsRefused(string text) => FigureRange.TryMillions(text, out _, out _).Should().BeFalse();

    [Property]
    public void TryPeople_AnyCountWrittenInAnyGrouping_RoundTrips(int number)
    {
        var count = Math.Abs(number % 100_000_000);
        foreach (var culture in new[] { "en-US", "de-DE", "de-CH" })
        {
            FigureRange.TryPeople(count.ToString("N0", CultureInfo.GetCultureInfo(culture)), out var min, out var max).Should().BeTrue();
            (min, max).Should().Be((count, count));
        }
    }
}

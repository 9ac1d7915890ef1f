using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ContactsApp.Domain.Phones;

public class PhoneNumberTests
{
    [Theory]
    [InlineData("+49 30 12345678", null, "+493012345678", null)]
    [InlineData("+49 (0)30 12345678", null, "+493012345678", null)]
    [InlineData("0049 30 12345678", null, "+493012345678", null)]
    [InlineData("030 / 123 456-78", "DE", "+493012345678", null)]
    [InlineData("Tel.: 030 12345678", "halden.de", "+493012345678", null)]
    [InlineData("030 12345678", "Germany", "+493012345678", null)]
    [InlineData("030 12345678", "Deutschland", "+493012345678", null)]
    [InlineData("(202) 555-0143", "USA", "+12025550143", null)]
    [InlineData("202.555.0143 x12", "US", "+12025550143", "12")]
    [InlineData("+1 202 555 0143 ext. 12", null, "+12025550143", "12")]
    [InlineData("+49 30 12345678 Durchwahl 12", null, "+493012345678", "12")]
    [InlineData("tel:+49-30-12345678;ext=9", null, "+493012345678", "9")]
    [InlineData("tel:+493012345678", null, "+493012345678", null)]
    [InlineData("020 7946 0018", "halden.co.uk", "+442079460018", null)]
    [InlineData("+47 22 12 34 56", "SE", "+4722123456", null)]
    [InlineData("06 6982 1234", "Italia", "+390669821234", null)]
    [InlineData("T +46 8 123 456 78", null, "+46812345678", null)]
    public void TryParse_Number_GivesE164(string raw, string? region, string e164, string? extension)
    {
        PhoneNumber.TryParse(raw, region, out var phone).Should().BeTrue();
        phone.E164.Should().Be(e164);
        phone.Extension.Should().Be(extension);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "DE")]
    [InlineData("n/a", "DE")]
    [InlineData("030 12345678", null)]
    [InlineData("030 12345678", "halden.com")]
    [InlineData("123", "DE")]
    [InlineData("call Lena at 5 or 030 12345678", "DE")]
    [InlineData("+49 30 12345678 or +49 30 12345679", "DE")]
    [InlineData("2026-11-24", "US")]
    [InlineData("+999 12345678", null)]
    public void TryParse_NoNumber_IsRefused(string? raw, string? region) =>
        PhoneNumber.TryParse(raw, region, out _).Should().BeFalse();

    [Fact]
    public void National_NumberWithExtension_IsShownAsInItsCountry()
    {
        PhoneNumber.TryParse("+49 30 12345678 ext 12", null, out var phone).Should().BeTrue();

        phone.National().Should().Be("030 12345678 ext. 12");
        phone.International().Should().Be("+49 30 12345678 ext. 12");
        phone.Region().Should().Be("DE");
        phone.ToString().Should().Be("+493012345678;ext=12");
    }

    [Fact]
    public void Default_Number_IsEmptyAndHarmless()
    {
        PhoneNumber none = default;

        none.E164.Should().BeEmpty();
        none.National().Should().BeEmpty();
        none.Region().Should().BeNull();
    }

    [Property(MaxTest = 500)]
    public Property TryParse_E164_RoundTrips() => Prop.ForAll(
        Gen.Elements("+1", "+44", "+49", "+39", "+52", "+54", "+55", "+7", "+86", "+225", "+800").SelectMany(
            code => Gen.Choose(0, 9).ArrayOf(10).Select(digits => code + string.Concat(digits))).ToArbitrary(),
        raw =>
        {
            if (PhoneNumber.TryParse(raw, null, out var phone))
            {
                PhoneNumber.TryParse(phone.E164, "US", out var again).Should().BeTrue(phone.E164);
                again.Should().Be(phone);
                PhoneNumber.TryParse(phone.ToString(), null, out var full).Should().BeTrue();
                full.Should().Be(phone);
            }
        });

    [Property(MaxTest = 300)]
    public void TryParse_AnyText_NeverThrows(string? text, string? hint)
    {
        PhoneNumber.TryParse(text, hint, out _);
        if (PhoneNumber.TryParse($"+4930{text}", hint, out var phone))
        {
            phone.E164.Should().StartWith("+4930");
        }
    }
}

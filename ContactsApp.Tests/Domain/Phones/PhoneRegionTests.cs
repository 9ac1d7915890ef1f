namespace ContactsApp.Domain.Phones;

public class PhoneRegionTests
{
    [Theory]
    [InlineData("DE", "DE")]
    [InlineData("de", "DE")]
    [InlineData("UK", "GB")]
    [InlineData("U.S.A.", "US")]
    [InlineData("United States", "US")]
    [InlineData("Espa\u00f1a", "ES")]
    [InlineData("\u00d6sterreich", "AT")]
    [InlineData("Norway", "NO")]
    [InlineData("NOR", "NO")]
    [InlineData("The Netherlands", "NL")]
    [InlineData("halden.no", "NO")]
    [InlineData("www.halden.co.uk", "GB")]
    [InlineData("halden.berlin", "DE")]
    [InlineData("halden.com", null)]
    [InlineData("halden.io", null)]
    [InlineData("halden.example", null)]
    [InlineData("Atlantis", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void From_Hint_GivesCountry(string? hint, string? expected) => PhoneRegion.From(hint).Should().Be(expected);
}

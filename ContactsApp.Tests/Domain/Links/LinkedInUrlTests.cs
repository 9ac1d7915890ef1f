using FsCheck.Xunit;

namespace ContactsApp.Domain.Links;

public class LinkedInUrlTests
{
    [Theory]
    [InlineData("https://www.linkedin.com/in/Lena-Hoffmann/", "lena-hoffmann")]
    [InlineData("linkedin.com/in/lena-hoffmann?trk=people&x=1#about", "lena-hoffmann")]
    [InlineData("http://de.linkedin.com/in/lena-hoffmann/en", "lena-hoffmann")]
    [InlineData("https://m.linkedin.com/in/lena-hoffmann", "lena-hoffmann")]
    [InlineData("https://www.linkedin.com/mwlite/in/lena-hoffmann", "lena-hoffmann")]
    [InlineData("//www.linkedin.com/in/lena-hoffmann", "lena-hoffmann")]
    [InlineData("<https://www.linkedin.com/in/lena-hoffmann>,", "lena-hoffmann")]
    [InlineData("in/lena-hoffmann", "lena-hoffmann")]
    [InlineData("/in/lena-hoffmann/", "lena-hoffmann")]
    [InlineData("https://www.linkedin.com/in/jos%C3%A9-garc%C3%ADa-123", "jos\u00e9-garc\u00eda-123")]
    [InlineData("https://www.linkedin.com/in/JOS\u00c9-garci\u0301a-123", "jos\u00e9-garc\u00eda-123")]
    [InlineData("https://se.linkedin.com/pub/lena-hoffmann/1/2a/3b4", "lena-hoffmann-3b402a1")]
    [InlineData("https://www.linkedin.com/pub/lena-hoffmann", "lena-hoffmann")]
    [InlineData("https://www.linkedin.com/in/ACoAABcDeFgHiJkLmNoPqRsTuVwXyZ012345678", "ACoAABcDeFgHiJkLmNoPqRsTuVwXyZ012345678")]
    public void TryParse_Profile_GivesSlug(string url, string expected)
    {
        LinkedInUrl.TryParse(url, out var slug).Should().BeTrue();
        slug.Should().Be(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://www.linkedin.com/")]
    [InlineData("https://www.linkedin.com/in/")]
    [InlineData("https://www.linkedin.com/company/halden")]
    [InlineData("https://www.linkedin.com/sales/lead/ACwAAA,NAME_SEARCH")]
    [InlineData("https://www.linkedin.com/search/results/people/?keywords=lena")]
    [InlineData("https://lnkd.in/abc")]
    [InlineData("https://notlinkedin.com/in/lena")]
    [InlineData("https://linkedin.com.evil.example/in/lena")]
    [InlineData("https://www.linkedin.com/in/%00%0a")]
    [InlineData("https://www.linkedin.com/in/---")]
    public void TryParse_OtherAddress_IsRefused(string? url) => LinkedInUrl.TryParse(url, out _).Should().BeFalse();

    [Theory]
    [InlineData("https://www.linkedin.com/company/Halden-Robotics/about/", "halden-robotics")]
    [InlineData("linkedin.com/company/1234567", "1234567")]
    [InlineData("https://www.linkedin.com/school/halden-university/", "halden-university")]
    public void TryParseCompany_Page_GivesSlug(string url, string expected)
    {
        LinkedInUrl.TryParseCompany(url, out var slug).Should().BeTrue();
        slug.Should().Be(expected);
        LinkedInUrl.TryParseCompany(LinkedInUrl.CanonicalCompany(slug), out var again).Should().BeTrue();
        again.Should().Be(slug);
    }

    [Fact]
    public void TryParseCompany_Person_IsRefused() => LinkedInUrl.TryParseCompany("https://www.linkedin.com/in/lena", out _).Should().BeFalse();

    [Fact]
    public void Canonical_Slug_IsTheAddressToOpen() =>
        LinkedInUrl.Canonical("jos\u00e9-garc\u00eda").Should().Be("https://www.linkedin.com/in/jos%C3%A9-garc%C3%ADa");

    [Property(MaxTest = 1000)]
    public void TryParse_AnyText_NeverThrowsAndRoundTrips(string? text)
    {
        foreach (var candidate in new[] { text, "https://www.linkedin.com/in/" + text, "linkedin.com/in/" + Uri.EscapeDataString(text ?? "") })
        {
            if (LinkedInUrl.TryParse(candidate, out var slug))
            {
                LinkedInUrl.TryParse(LinkedInUrl.Canonical(slug), out var again).Should().BeTrue(slug);
                again.Should().Be(slug);
            }
        }
    }
}

using FsCheck.Xunit;

namespace ContactsApp.Domain.Links;

public class WebLinkTests
{
    [Theory]
    [InlineData("halden.example", "https://halden.example")]
    [InlineData("HTTP://WWW.Halden.Example:80/Team/", "http://www.halden.example/Team")]
    [InlineData("//halden.example/a?utm_source=x&id=7&gclid=1#top", "https://halden.example/a?id=7")]
    [InlineData("https://b\u00fccher.example:8443/?q=1", "https://xn--bcher-kva.example:8443?q=1")]
    [InlineData(" <https://halden.example/>, ", "https://halden.example")]
    [InlineData("halden.example/team)#top", "https://halden.example/team")]
    [InlineData("halden.example/a?id=7)&gclid=1", "https://halden.example/a?id=7")]
    public void TryNormalize_Address_GivesOneForm(string text, string expected)
    {
        WebLink.TryNormalize(text, out var url).Should().BeTrue();
        url.Should().Be(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Halden Robotics")]
    [InlineData("javascript:alert(1)")]
    [InlineData("javascript://halden.example/%0aalert(1)")]
    [InlineData("ftp://halden.example/")]
    [InlineData("https://gmail.com@halden.example/")]
    [InlineData("https://192.168.0.1/")]
    [InlineData("https://halden.notatld/")]
    [InlineData("lena@halden.example")]
    public void TryNormalize_OtherText_IsRefused(string? text) => WebLink.TryNormalize(text, out _).Should().BeFalse();

    [Property(MaxTest = 1000)]
    public void TryNormalize_AnyText_NeverThrowsAndIsIdempotent(string? text)
    {
        foreach (var candidate in new[] { text, "halden.example/" + text, "https://halden.example/?" + text, "https://halden.example" + text })
        {
            if (WebLink.TryNormalize(candidate, out var once))
            {
                WebLink.TryNormalize(once, out var twice).Should().BeTrue(once);
                twice.Should().Be(once);
            }
        }
    }
}

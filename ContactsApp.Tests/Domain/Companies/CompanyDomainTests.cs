using FsCheck.Xunit;

namespace ContactsApp.Domain.Companies;

public class CompanyDomainTests
{
    [Theory]
    [InlineData("halden.example", "halden.example")]
    [InlineData("  WWW.Halden.Example. ", "halden.example")]
    [InlineData("https://www.halden.example/about?x=1#top", "halden.example")]
    [InlineData("http://user:pw@shop.halden.example:8443/", "halden.example")]
    [InlineData("//cdn.halden.example/x", "halden.example")]
    [InlineData("halden.example/team", "halden.example")]
    [InlineData("lena@mail.halden.example", "halden.example")]
    [InlineData("Lena <lena@halden.example>", "halden.example")]
    [InlineData("www.halden.co.uk", "halden.co.uk")]
    [InlineData("a.b.halden.com.br", "halden.com.br")]
    [InlineData("b\u00fccher.example", "xn--bcher-kva.example")]
    [InlineData("shop.b\u00fccher.de", "xn--bcher-kva.de")]
    [InlineData("halden.\u043f\u0440\u0438\u043c\u0435\u0440", null)]
    [InlineData("halden.\u4e2d\u56fd", "halden.xn--fiqs8s")]
    [InlineData("halden.github.io", "halden.github.io")]
    [InlineData("www.halden.github.io", "halden.github.io")]
    [InlineData("uk.com", "uk.com")]
    [InlineData("halden.test", "halden.test")]
    [InlineData("a.b.kobe.jp", "a.b.kobe.jp")]
    [InlineData("www.city.kobe.jp", "city.kobe.jp")]
    [InlineData("www.ck", "www.ck")]
    [InlineData("co.uk", null)]
    [InlineData("com", null)]
    [InlineData("localhost", null)]
    [InlineData("192.168.0.1", null)]
    [InlineData("http://[::1]/", null)]
    [InlineData("halden.con", null)]
    [InlineData("Brightwater Utilities", null)]
    [InlineData("hal den.example", null)]
    [InlineData("-halden.example", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void TryNormalize_Input_GivesRegistrableDomain(string? input, string? expected)
    {
        CompanyDomain.TryNormalize(input, out var domain).Should().Be(expected is not null);
        domain.Should().Be(expected ?? "");
    }

    [Theory]
    [InlineData("mail.halden.example", "halden.example", true)]
    [InlineData("halden.example", "halden.example", true)]
    [InlineData("nothalden.example", "halden.example", false)]
    public void IsWithin_Host_IsJudgedByLabels(string host, string domain, bool expected) =>
        CompanyDomain.IsWithin(host, domain).Should().Be(expected);

    [Property(MaxTest = 500)]
    public void TryNormalize_AnyText_NeverThrowsAndIsIdempotent(string? text)
    {
        foreach (var candidate in new[] { text, text + ".example", "https://" + text + ".co.uk/", "x@" + text + ".com" })
        {
            if (CompanyDomain.TryNormalize(candidate, out var once))
            {
                CompanyDomain.TryNormalize(once, out var twice).Should().BeTrue(once);
                twice.Should().Be(once);
            }
        }
    }
}

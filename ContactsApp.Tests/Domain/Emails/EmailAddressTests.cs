using FsCheck.Xunit;

namespace ContactsApp.Domain.Emails;

public class EmailAddressTests
{
    [Theory]
    [InlineData("lena.hoffmann@halden.example", "lena.hoffmann@halden.example")]
    [InlineData("  Lena.Hoffmann@HALDEN.Example \t", "lena.hoffmann@halden.example")]
    [InlineData("Lena Hoffmann <lena@halden.example>", "lena@halden.example")]
    [InlineData("\"Hoffmann, Lena\" <lena@halden.example>;", "lena@halden.example")]
    [InlineData("mailto:lena@halden.example?subject=Hi%20there", "lena@halden.example")]
    [InlineData("MAILTO:lena%2Bnews@halden.example", "lena+news@halden.example")]
    [InlineData("<mailto:lena@halden.example>", "lena@halden.example")]
    [InlineData("E-Mail: lena@halden.example.", "lena@halden.example")]
    [InlineData("'lena@halden.example'", "lena@halden.example")]
    [InlineData("lena@halden.example (work)", "lena@halden.example")]
    [InlineData("lena@halden.example, lena@halden.example", "lena@halden.example")]
    [InlineData("lena+berlin@mail.halden.example", "lena+berlin@mail.halden.example")]
    [InlineData("lena@b\u00fccher.example", "lena@xn--bcher-kva.example")]
    [InlineData("j\u00f8rgen@halden.example", "j\u00f8rgen@halden.example")]
    [InlineData("o'hara@halden.example", "o'hara@halden.example")]
    [InlineData("x@y.co", "x@y.co")]
    public void TryParse_Address_GivesCompareForm(string text, string expected)
    {
        EmailAddress.TryParse(text, out var email).Should().BeTrue();
        email.Address.Should().Be(expected);
        (email.Local + "@" + email.Domain).Should().Be(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("lena")]
    [InlineData("@halden.example")]
    [InlineData("lena@")]
    [InlineData("lena@halden")]
    [InlineData("lena@192.168.0.1")]
    [InlineData("lena@-halden.example")]
    [InlineData("le..na@halden.example")]
    [InlineData("lena.@halden.example")]
    [InlineData("lena@@halden.example")]
    [InlineData("lena hoffmann@halden.example")]
    [InlineData("lena@halden.example, rafa@halden.example")]
    [InlineData("see me @ the office.now")]
    public void TryParse_NoSingleAddress_IsRefused(string? text)
    {
        EmailAddress.TryParse(text, out var email).Should().BeFalse();
        email.Address.Should().BeEmpty();
    }

    [Fact]
    public void TryParse_TooLong_IsRefused()
    {
        EmailAddress.TryParse(new string('a', 65) + "@halden.example", out _).Should().BeFalse();
        EmailAddress.TryParse("a@" + new string('b', 64) + ".example", out _).Should().BeFalse();
        EmailAddress.TryParse("a@" + string.Join('.', Enumerable.Repeat("bbbbbbbbb", 26)) + ".example", out _).Should().BeFalse();
    }

    [Fact]
    public void FindAll_ListOfAddresses_GivesEachWithItsPlace()
    {
        const string text = "Lena <lena@halden.example>; rafa@halden.example, and s.bianchi@halden.example.";

        var found = EmailAddress.FindAll(text);

        found.Select(f => text.Substring(f.Start, f.Length)).Should().Equal("lena@halden.example", "rafa@halden.example", "s.bianchi@halden.example");
    }

    [Property(MaxTest = 500)]
    public void TryParse_AnyText_NeverThrowsAndIsStable(string? text)
    {
        foreach (var candidate in new[] { text, text + "@halden.example", "lena@" + text, $"a@{text}.example" })
        {
            if (EmailAddress.TryParse(candidate, out var email))
            {
                EmailAddress.TryParse(email.Address, out var again).Should().BeTrue(email.Address);
                again.Should().Be(email);
            }
        }
    }
}

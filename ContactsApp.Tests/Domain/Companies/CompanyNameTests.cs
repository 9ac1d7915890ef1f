using FsCheck.Xunit;

namespace ContactsApp.Domain.Companies;

public class CompanyNameTests
{
    [Theory]
    [InlineData("  Halden \t Robotics\u00a0AB ", "Halden Robotics AB")]
    [InlineData("\"Halden Robotics\",", "Halden Robotics")]
    [InlineData("Halden\u200b Robotics", "Halden Robotics")]
    [InlineData("\u201eHalden\u201c", "Halden")]
    [InlineData("IKEA", "IKEA")]
    [InlineData(null, "")]
    public void Display_Name_IsTidied(string? name, string expected) => CompanyName.Display(name).Should().Be(expected);

    [Theory]
    [InlineData("Halden Robotics GmbH")]
    [InlineData("HALDEN ROBOTICS AB (publ)")]
    [InlineData("AB Halden Robotics")]
    [InlineData("Halden Robotics GmbH & Co. KG")]
    [InlineData("Halden Robotics, Inc.")]
    [InlineData("Halden Robotics S.L.")]
    [InlineData("Halden Robotics S. de R.L. de C.V.")]
    [InlineData("Halden Robotics Ltd")]
    [InlineData("Halden Robotics A/S")]
    [InlineData("Halden Robotics S.p.A.")]
    [InlineData("Halden Robotics Sp. z o.o.")]
    [InlineData("Halden Robotics a.s.")]
    [InlineData("SAS Halden Robotics")]
    [InlineData("Halden Robotics B.V.")]
    [InlineData("Halden-Robotics ApS")]
    [InlineData("Halden Robotics Oy")]
    [InlineData("H\u00e4lden Robotics Pty. Ltd.")]
    [InlineData("\u682a\u5f0f\u4f1a\u793eHalden Robotics")]
    [InlineData("Halden Robotics\uff08\u682a\uff09")]
    [InlineData("The Halden Robotics Company")]
    [InlineData("PT Halden Robotics Tbk")]
    public void Key_SpellingsOfOneCompany_AreEqual(string name) => CompanyName.Key(name).Should().Be("halden robotics");

    [Theory]
    [InlineData("AG", "ag")]
    [InlineData("Co-op", "co op")]
    [InlineData("Halden Group", "halden group")]
    [InlineData("Booking.com B.V.", "bookingcom")]
    [InlineData("L'Or\u00e9e SA", "loree")]
    [InlineData("Str\u00f8m & S\u00f8n ApS", "strom son")]
    [InlineData("\u682a\u5f0f\u4f1a\u793e\u30d1\u30ca", "\u30d1\u30ca")]
    [InlineData("\u041e\u041e\u041e \u0420\u043e\u043c\u0430\u0448\u043a\u0430", "\u0440\u043e\u043c\u0430\u0448\u043a\u0430")]
    [InlineData("!!!", "")]
    [InlineData(null, "")]
    public void Key_Name_KeepsWhatNamesTheCompany(string? name, string expected) => CompanyName.Key(name).Should().Be(expected);

    [Theory]
    [InlineData("halden.example", true)]
    [InlineData("https://halden.example/x", true)]
    [InlineData("Booking.com", true)]
    [InlineData("Booking.com B.V.", false)]
    [InlineData("S.A.", false)]
    [InlineData("Halden Robotics", false)]
    [InlineData("lena@halden.example", false)]
    [InlineData(null, false)]
    public void LooksLikeDomain_Text_IsJudged(string? text, bool expected) => CompanyName.LooksLikeDomain(text).Should().Be(expected);

    [Theory]
    [InlineData("halden.example", "Halden")]
    [InlineData("https://www.atlas-freight.example/", "Atlas Freight")]
    [InlineData("brightwater.co.uk", "Brightwater")]
    [InlineData("xn--bcher-kva.example", "B\u00fccher")]
    [InlineData("no domain", "")]
    [InlineData(null, "")]
    public void NameFromDomain_Domain_GivesName(string? domain, string expected) => CompanyName.NameFromDomain(domain).Should().Be(expected);

    [Property(MaxTest = 1000)]
    public void KeyAndDisplay_AnyText_NeverThrowAndAreIdempotent(string? text)
    {
        var key = CompanyName.Key(text);
        CompanyName.Key(key).Should().Be(key);
        var shown = CompanyName.Display(text);
        CompanyName.Display(shown).Should().Be(shown);
        CompanyName.NameFromDomain(text);
        CompanyName.LooksLikeDomain(text);
    }

    [Property(MaxTest = 300)]
    public void Key_FormsAroundAnyName_AreIdempotent(string? text)
    {
        var key = CompanyName.Key($"The AB {text} GmbH & Co. KG Ltd");
        CompanyName.Key(key).Should().Be(key);
    }
}

using ContactsApp.Domain.Matching;
using ContactsApp.Domain.Names;

namespace ContactsApp.Domain.Duplicates;

public sealed class DuplicateFinderTests
{
    [Theory]
    [InlineData("Mei Tanaka", "Mei Tanaka", DuplicateReason.SameName)]
    [InlineData("Mei Tanaka", "M. Tanaka", DuplicateReason.SimilarName)]
    [InlineData("Mei Tanaka", "Oskar Lind", null)]
    public void People_AtOneCompany_AreJudgedByName(string one, string other, DuplicateReason? reason) =>
        DuplicateFinder.People(Person(one, "CTO"), Person(other, "Head of Finance"), together: true)?.Reason.Should().Be(reason);

    [Fact]
    public void People_AtTwoCompanies_ByNameAlone_AreNoPair() =>
        DuplicateFinder.People(Person("Mei Tanaka"), Person("Mei Tanaka"), together: false, sameCompany: false).Should().BeNull();

    [Fact]
    public void People_AtCompaniesThatMayBeOne_ByTheSameName_ArePair() =>
        DuplicateFinder.People(Person("Mei Tanaka"), Person("Mei Tanaka"), together: true, sameCompany: false)!.Reason.Should().Be(DuplicateReason.SameNameElsewhere);

    [Fact]
    public void People_WithOneProfile_AreSureWhereTheNamesFit()
    {
        var mei = Person("Mei Tanaka", slug: "mei-tanaka");

        DuplicateFinder.People(mei, Person("Mei Lin Tanaka", slug: "mei-tanaka"), together: false)!.Should().Match<DuplicateVerdict>(v => v.Reason == DuplicateReason.SameLinkedIn && v.IsSure);
        DuplicateFinder.People(mei, Person("Oskar Lind", slug: "mei-tanaka"), together: false)!.Should().Match<DuplicateVerdict>(v => !v.IsSure && v.Words.EndsWith("but the names differ"));
    }

    [Fact]
    public void People_WhoShareOnlyTheHousesMailbox_AreNoPair() =>
        DuplicateFinder.People(Person("Mei Tanaka", email: "info@halden.example"), Person("Oskar Lind", email: "info@halden.example"), together: true).Should().BeNull();

    [Fact]
    public void People_WhoShareANumber_NeedAFittingName()
    {
        DuplicateFinder.People(Person("Mei Tanaka", phone: "+46313900600"), Person("M. Tanaka", phone: "+46313900600"), together: false)!.Reason.Should().Be(DuplicateReason.SamePhone);
        DuplicateFinder.People(Person("Mei Tanaka", phone: "+46313900600"), Person("Oskar Lind", phone: "+46313900600"), together: false).Should().BeNull();
    }

    [Fact]
    public void Verdict_InEitherOrder_IsTheSame()
    {
        var (a, b) = (Person("Mei Tanaka", "CTO", "mei@halden.example", "+46313900600", "mei"), Person("M. Tanaka", null, "mei@halden.example", "+46313900600"));

        DuplicateFinder.People(a, b, together: true).Should().Be(DuplicateFinder.People(b, a, together: true));
    }

    [Theory]
    [InlineData("https://www.linkedin.com/company/halden", "https://linkedin.com/company/halden/about", DuplicateReason.CompanyLinkedIn)]
    [InlineData("https://www.linkedin.com/company/halden", "https://www.linkedin.com/company/nordkap", null)]
    public void Companies_ByPage(string one, string other, DuplicateReason? reason) => ReasonOf(
        Company(1, "halden", "halden.example") with { LinkedInUrl = one }, Company(2, "nordkap", "nordkap.example") with { LinkedInUrl = other }).Should().Be(reason);

    [Theory]
    [InlineData("halden robotics", "halden.example", "halden robotics", "haldenrobotics.example", null, DuplicateReason.CompanyName)]
    [InlineData("halden", "halden.example", "nordkap", "nordkap.example", "https://shop.halden.example/x", DuplicateReason.CompanyWebsite)]
    [InlineData("halden", "halden.example", "nordkap", "halden.test", null, DuplicateReason.CompanyDomainName)]
    [InlineData("", "abc.example", "", "abc.test", null, null)]
    public void Companies_ByNameWebsiteAndDomain(string name, string domain, string other, string otherDomain, string? website, DuplicateReason? reason) =>
        ReasonOf(Company(1, name, domain), Company(2, other, otherDomain) with { Website = website }).Should().Be(reason);

    [Fact]
    public void Companies_KeyThatManyShare_SaysNothing() =>
        CompanyDuplicates.Find([.. Enumerable.Range(1, 9).Select(i => Company(i, "consulting", $"company{i}.example"))]).Should().BeEmpty();

    private static DuplicateReason? ReasonOf(CompanyIdentity one, CompanyIdentity other) => CompanyDuplicates.Find([one, other]).SingleOrDefault()?.Verdict.Reason;

    private static CompanyIdentity Company(long id, string name, string domain) => new(id, name, domain, [domain], null, null, null);

    private static PersonFacts Person(string name, string? title = null, string? email = null, string? phone = null, string? slug = null) =>
        new(NameParser.Parse(name), title, email is null ? [] : [email], phone is null ? [] : [phone], slug);
}

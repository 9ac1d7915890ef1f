namespace ContactsApp.Web;

public sealed class UrlsTests
{
    private static readonly Guid LeadId = Guid.Parse("0198c0de-0000-7000-8000-000000000001");

    [Theory]
    [InlineData("/", true)]
    [InlineData("/leads", true)]
    [InlineData("/leads?q=a%20b#x", true)]
    [InlineData("/leads/http://x", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("leads", false)]
    [InlineData("~/leads", false)]
    [InlineData("//evil.example", false)]
    [InlineData("///evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("/\n/evil.example", false)]
    [InlineData("/a\\..\\b", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("http:evil.example", false)]
    [InlineData("javascript:alert(1)", false)]
    public void IsLocal_AnAddress_IsTrueOnlyForOurs(string? url, bool local) => Urls.IsLocal(url).Should().Be(local);

    [Fact]
    public void IsLocal_AnEndlessAddress_IsRefused() => Urls.IsLocal("/" + new string('a', 3000)).Should().BeFalse();

    [Fact]
    public void Login_WithAForeignReturnAddress_DropsIt() => Urls.Login("https://evil.example").Should().Be("Account/Login");

    [Fact]
    public void Login_WithAReturnAddress_EscapesIt() => Urls.Login("/leads?q=a&b=\"c\"").Should().Be("Account/Login?ReturnUrl=%2Fleads%3Fq%3Da%26b%3D%22c%22");

    [Fact]
    public void Lead_WithTabAndContact_IsOneAddress() =>
        Urls.Lead(LeadId, "touchpoints", LeadId).Should().Be($"leads/{LeadId}?tab=touchpoints&contact={LeadId}");

    [Fact]
    public void Lead_FromAFilteredList_CarriesTheListInOneValue()
    {
        var list = Urls.List([new("stage", "Solution,Evaluation"), new("industry", "a&tab=x")]);

        list.Should().Be("stage=Solution%2CEvaluation&industry=a%26tab%3Dx");
        Urls.Lead(LeadId, list: list).Should().Be($"leads/{LeadId}?list={Uri.EscapeDataString(list!)}");
        Urls.List([]).Should().BeNull();
    }

    [Fact]
    public void View_OfAList_HoldsItsWholeFilter() =>
        Urls.View(Domain.ViewSubject.Leads, LeadId, "stage=Solution%2CEvaluation&industry=a%26b").Should().Be($"leads?view={LeadId}&stage=Solution%2CEvaluation&industry=a%26b");

    [Fact]
    public void Of_EachList_IsItsPage() =>
        Enum.GetValues<Domain.ViewSubject>().Select(Urls.Of).Should().Equal("leads", "contacts", "trash", "audit");

    [Fact]
    public void TrashList_WithSomebodyBeside_IsOneAddress() =>
        Urls.TrashList([new("why", "Duplicate"), new("by", "a&b")], contact: LeadId).Should().Be($"trash?why=Duplicate&by=a%26b&contact={LeadId}");

    [Fact]
    public void Contacts_WithADrawer_IsOneAddress() =>
        Urls.Contacts([new("seniority", "IC"), new("owner", "a&b")], LeadId).Should().Be($"contacts?seniority=IC&owner=a%26b&contact={LeadId}");

    [Fact]
    public void Lead_Alone_HasNoQuery() => Urls.Lead(LeadId).Should().Be($"leads/{LeadId}");

    [Fact]
    public void Leads_HostileFilterValues_CannotBreakOutOfTheirValue() =>
        Urls.Leads([new("industry", "a&sort=x#\"<script>"), new("stage", "")]).Should().Be("leads?industry=a%26sort%3Dx%23%22%3Cscript%3E");

    [Theory]
    [InlineData("/account/logout")]
    [InlineData("/Account/Lockout?until=1")]
    [InlineData("//evil.example")]
    public void AfterLogin_AccountPagesAndForeignAddresses_GoToTheFirstPage(string url) => Urls.AfterLogin(url).Should().Be("/");
}

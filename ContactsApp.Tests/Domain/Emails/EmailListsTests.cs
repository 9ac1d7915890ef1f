namespace ContactsApp.Domain.Emails;

public class EmailListsTests
{
    [Theory]
    [InlineData("info")]
    [InlineData("info2")]
    [InlineData("info+web")]
    [InlineData("info.berlin")]
    [InlineData("office")]
    [InlineData("kontakt")]
    [InlineData("ventas")]
    [InlineData("compras")]
    [InlineData("vendas")]
    [InlineData("acquisti")]
    [InlineData("inkoop")]
    [InlineData("comptabilite")]
    [InlineData("service-client")]
    [InlineData("buchhaltung")]
    [InlineData("kundtjanst")]
    [InlineData("biuro")]
    [InlineData("noreply")]
    [InlineData("no-reply-4711")]
    [InlineData("sales-emea")]
    [InlineData("human.resources")]
    [InlineData("jobs")]
    [InlineData("accounts.payable")]
    public void IsRoleMailbox_Function_IsTrue(string local) => EmailLists.IsRoleMailbox(At(local, "halden.example")).Should().BeTrue();

    [Theory]
    [InlineData("lena.hoffmann")]
    [InlineData("s.bianchi")]
    [InlineData("rafa")]
    [InlineData("it.lindqvist")]
    [InlineData("hoffmann.sales")]
    [InlineData("informationsmann")]
    [InlineData("w.office-smith")]
    [InlineData("12345")]
    public void IsRoleMailbox_Person_IsFalse(string local) => EmailLists.IsRoleMailbox(At(local, "halden.example")).Should().BeFalse();

    [Theory]
    [InlineData("gmail.com")]
    [InlineData("yahoo.co.uk")]
    [InlineData("hotmail.fr")]
    [InlineData("gmx.net")]
    [InlineData("t-online.de")]
    [InlineData("libero.it")]
    [InlineData("orange.fr")]
    [InlineData("uol.com.br")]
    [InlineData("qq.com")]
    [InlineData("wp.pl")]
    [InlineData("vip.163.com")]
    public void IsFreeMail_Provider_IsTrue(string domain) => EmailLists.IsFreeMail(At("lena", domain)).Should().BeTrue();

    [Theory]
    [InlineData("halden.example")]
    [InlineData("gmail.example")]
    [InlineData("notgmail.com")]
    public void IsFreeMail_Company_IsFalse(string domain) => EmailLists.IsFreeMail(At("lena", domain)).Should().BeFalse();

    [Theory]
    [InlineData("mailinator.com", true)]
    [InlineData("sub.mailinator.com", true)]
    [InlineData("yopmail.fr", true)]
    [InlineData("wegwerfmail.de", true)]
    [InlineData("gmail.com", false)]
    [InlineData("halden.example", false)]
    public void IsDisposable_Domain_IsJudged(string domain, bool expected) =>
        EmailLists.IsDisposable(At("lena", domain)).Should().Be(expected);

    private static EmailAddress At(string local, string domain)
    {
        EmailAddress.TryParse($"{local}@{domain}", out var email).Should().BeTrue();
        return email;
    }
}

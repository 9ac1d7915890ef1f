namespace ContactsApp.Domain.Emails;

public class EmailJudgeTests
{
    private static readonly HashSet<string> Halden = ["halden.example"];

    [Theory]
    [InlineData("lena@halden.example", EmailStatus.Likely, "At the company's own domain")]
    [InlineData("lena@mail.halden.example", EmailStatus.Likely, "At the company's own domain")]
    [InlineData("lena@nothalden.example", EmailStatus.Unknown, "Not at a known domain of the company")]
    [InlineData("info@halden.example", EmailStatus.Risky, "info@ is a shared mailbox, not a person's")]
    [InlineData("lena@gmail.com", EmailStatus.Risky, "gmail.com is free mail, not the company's")]
    [InlineData("lena@mailinator.com", EmailStatus.Risky, "mailinator.com gives out throw-away addresses")]
    [InlineData("lena@halden.con", EmailStatus.Invalid, "No such top-level domain")]
    public void Judge_Address_GivesStatusAndReason(string address, EmailStatus status, string reason)
    {
        EmailAddress.TryParse(address, out var email).Should().BeTrue();

        EmailJudge.Judge(email, Halden).Should().Be(new EmailJudgement(status, reason));
    }

    [Fact]
    public void Judge_NoCompanyDomainKnown_IsUnknown()
    {
        EmailAddress.TryParse("lena@halden.example", out var email).Should().BeTrue();

        EmailJudge.Judge(email, new HashSet<string>()).Status.Should().Be(EmailStatus.Unknown);
    }

    [Fact]
    public void Judge_NothingParsed_IsInvalid() => EmailJudge.Judge(default, Halden).Status.Should().Be(EmailStatus.Invalid);
}

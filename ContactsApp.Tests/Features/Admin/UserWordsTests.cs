using ContactsApp.Domain;

namespace ContactsApp.Features.Admin;

public sealed class UserWordsTests
{
    private static readonly DateTime Now = new(2026, 11, 26, 12, 0, 0, DateTimeKind.Utc);
    private static readonly UserRow Bob = new("1", "bob@seller.example", "Bob", UserRole.Rep, UserState.Active, null, false, 0, Now);

    [Fact]
    public void State_OfEach_IsSaidInWords()
    {
        UserWords.Of(Bob, Now).Should().Be("Active");
        UserWords.Of(Bob with { State = UserState.Locked }, Now).Should().Be("Locked");
        UserWords.Of(Bob with { State = UserState.Invited, InvitedUntil = Now.AddDays(7) }, Now).Should().StartWith("Invited until 3 Dec");
        UserWords.Of(Bob with { State = UserState.Invited, InvitedUntil = Now.AddDays(-1) }, Now).Should().Be("Invitation ran out");
        UserWords.Of(Bob with { State = UserState.Invited }, Now).Should().Be("Invitation ran out");
    }

    [Theory]
    [InlineData(false, 0, "Password")]
    [InlineData(true, 0, "Password and code")]
    [InlineData(false, 1, "Password, 1 passkey")]
    [InlineData(true, 2, "Password and code, 2 passkeys")]
    public void SignsInBy_NamesTheWays(bool twoStep, int passkeys, string words) =>
        UserWords.SignsInBy(Bob with { TwoStep = twoStep, Passkeys = passkeys }).Should().Be(words);
}

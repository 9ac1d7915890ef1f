using ContactsApp.Domain;

namespace ContactsApp.Components.Shared;

public sealed class SayTests
{
    [Fact]
    public void Of_EveryWord_IsReadableAndUnique()
    {
        All(Enum.GetValues<Seniority>(), Say.Of);
        All(Enum.GetValues<Department>(), Say.Of);
        All(Enum.GetValues<BuyingRole>(), Say.Of);
        All(Enum.GetValues<BuyingRole>(), Say.Briefly);
        All(Enum.GetValues<ScoreBand>(), Say.Of);
        All(Enum.GetValues<JourneyStage>(), Say.Of);
        All(Enum.GetValues<SalesState>(), Say.Of);
        All(Enum.GetValues<EngagementTrend>(), Say.Of);
        All(Enum.GetValues<EmailStatus>(), Say.Of);
        All(Enum.GetValues<TouchpointChannel>(), Say.Of);
        All(Enum.GetValues<RemovalReason>(), Say.Of);
        All(Enum.GetValues<SourceKind>(), Say.Of);
    }

    [Theory]
    [InlineData(DoNotContact.None, "")]
    [InlineData(DoNotContact.Email, "Do not contact: e-mail")]
    [InlineData(DoNotContact.Email | DoNotContact.LinkedIn, "Do not contact: e-mail, LinkedIn")]
    [InlineData(DoNotContact.All, "Do not contact")]
    public void Of_DoNotContact_NamesTheWays(DoNotContact ways, string words) => Say.Of(ways).Should().Be(words);

    private static void All<T>(T[] values, Func<T, string> say)
    {
        var words = values.Select(say).ToList();
        words.Should().OnlyHaveUniqueItems().And.OnlyContain(w => char.IsUpper(w[0]));
        words.Should().OnlyContain(w => !w.Skip(1).Any(char.IsUpper) || w.Contains(' ') || w.Contains('-') || w == "IC" || w == "IT", "words are not run together");
    }
}

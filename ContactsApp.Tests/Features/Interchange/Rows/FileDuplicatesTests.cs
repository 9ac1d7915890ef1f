namespace ContactsApp.Features.Interchange.Rows;

public sealed class FileDuplicatesTests
{
    private static async Task<IEnumerable<string>> OutcomesAsync(string text) => (await (await SampleFiles.OfTextAsync(text)).TrialAsync()).Select(r => r.Outcome);

    [Theory]
    [InlineData("Name,Company,Email\nAnn Keller,Halden AB,ann@halden.example\nAnn Keller,Halden AB,ANN@halden.example\n", "updated")]
    [InlineData("Name,Company,Email\nAnn Keller,Halden AB,ann@halden.example\nAnn Keller,Halden AB,ann@halden.example\n", "unchanged")]
    [InlineData("Name,Company,Email\nAnn Keller,Halden AB,ann@halden.example\nBo Ek,Halden AB,ann@halden.example\n", "review")]
    [InlineData("Name,Company,Email\nAnn Keller,Halden AB,ann@halden.example\nAnn Keller,Halden Group AB,\n", "created")]
    [InlineData("Name,Company,Title\nAnn Keller,Halden AB,CFO\nann keller,Halden,CFO & COO\n", "updated")]
    [InlineData("Name,Company,Email\nAnn Keller,Halden AB,ann@halden.example\nAnn Keller,Halden AB,ann.keller@halden.example\n", "created")]
    [InlineData("Name,LinkedIn,Company\nAnn Keller,linkedin.com/in/ann-keller,Halden AB\nAnn K. Keller,https://de.linkedin.com/in/ann-keller/,Halden AB\n", "review")]
    [InlineData("Domain,Industry\nhalden.example,Robotics\nwww.halden.example,Robots\n", "updated")]
    public async Task Row_LikeAnEarlierOne_IsReportedAsSuch(string text, string outcome) => (await OutcomesAsync(text)).Should().Equal("created", outcome);

    [Fact]
    public async Task Row_SharedMailbox_MakesNobodyTheSame() =>
        (await OutcomesAsync("Name,Company,Email\nAnn Keller,Halden AB,info@halden.example\nBo Ek,Halden AB,info@halden.example\n")).Should().Equal("created", "created");

    [Fact]
    public async Task Reason_OfARepeat_NamesTheLine() =>
        (await (await SampleFiles.OfTextAsync("Name,Email\nAnn Keller,ann@halden.example\nAnn Keller,ann@halden.example\n")).TrialAsync())[1].Reason.Should().Contain("Line 2");
}

using ContactsApp.Features.Leads;

namespace ContactsApp.Features.Lists;

public sealed class ListColumnsTests
{
    [Theory]
    [InlineData("Owner,fit,Nothing,Owner", "Fit,Owner")]
    [InlineData("<script>", "")]
    [InlineData(null, "")]
    public void Parse_Words_KeepsColumnsInTheirOrder(string? words, string columns) => string.Join(',', LeadFilter.Columns.Parse(words)).Should().Be(columns);

    [Fact]
    public void Classes_OfHiddenColumns_CountFromTheTickBox() => LeadFilter.Columns.Classes(["Fit", "Owner"]).Should().Be("hide-3 hide-9");

    [Fact]
    public void Filter_WithHiddenColumns_StandsInTheAddressAndNarrowsNothing()
    {
        var filter = LeadFilter.From(new Dictionary<string, string?> { ["hide"] = "Trend,Signals" });

        filter.IsEmpty.Should().BeTrue();
        filter.ToQuery().Select(q => (q.Key, q.Value)).Should().Equal(("hide", "Trend,Signals"));
    }
}

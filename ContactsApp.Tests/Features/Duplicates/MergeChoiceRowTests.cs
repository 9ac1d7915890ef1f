using Bunit;

namespace ContactsApp.Features.Duplicates;

public sealed class MergeChoiceRowTests : Components.UiTest
{
    [Fact]
    public void Row_WhereTheyDiffer_TakesTheSideThatIsChosen()
    {
        bool? took = null;
        var row = Render<MergeChoiceRow>(p => p.Add(r => r.Label, "Title").Add(r => r.Left, "CTO").Add(r => r.Right, "VP Engineering").Add(r => r.TakesLeft, true).Add(r => r.OnTake, (bool left) => took = left));

        var radios = row.FindAll("[role=radiogroup] input[type=radio]");
        radios.Should().HaveCount(2);
        radios[0].HasAttribute("checked").Should().BeTrue();
        radios[1].Change("on");

        took.Should().BeFalse("the right one was taken");
    }

    [Theory]
    [InlineData("CTO", "CTO", false)]
    [InlineData("CTO", "", false)]
    [InlineData("CTO", "CEO", true)]
    public void Row_WithNothingToChoose_HasNoRadio(string left, string right, bool isFixed)
    {
        var row = Render<MergeChoiceRow>(p => p.Add(r => r.Label, "Title").Add(r => r.Left, left).Add(r => r.Right, right).Add(r => r.Fixed, isFixed));

        row.FindAll("input").Should().BeEmpty();
        row.Find(".value").TextContent.Should().Be("CTO");
    }
}

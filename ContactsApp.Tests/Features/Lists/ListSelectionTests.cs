namespace ContactsApp.Features.Lists;

public sealed class ListSelectionTests
{
    private readonly ListSelection selection = new();

    [Fact]
    public void Toggle_OneByOne_CountsWhatIsTicked()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        selection.Toggle(one);
        selection.Toggle(other);
        selection.Toggle(one);

        selection.Count(100).Should().Be(1);
        (selection.Has(one), selection.Has(other)).Should().Be((false, true));
    }

    [Fact]
    public void ChooseAll_WithOneLeftOut_MeansAllOthersAlsoThoseNotOnScreen()
    {
        var left = Guid.NewGuid();
        selection.ChooseAll();
        selection.Toggle(left);

        selection.Count(206).Should().Be(205);
        (selection.Has(left), selection.Has(Guid.NewGuid())).Should().Be((false, true));
        selection.Marked.Should().Equal(left);
        selection.Clear();
        selection.IsEmpty.Should().BeTrue();
    }
}

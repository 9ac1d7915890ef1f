using ContactsApp.Data.Writing;

namespace ContactsApp.Data;

public sealed class BulkPaceTests
{
    [Fact]
    public void Took_BatchesOfAMillisecondAnItem_SettlesAtAHundred()
    {
        var pace = new BulkPace(TimeProvider.System, first: 1_000);
        for (var i = 0; i < 10; i++)
        {
            pace.Took(pace.Size, TimeSpan.FromMilliseconds(pace.Size));
        }

        pace.Size.Should().Be(100);
    }

    [Fact]
    public void Took_QuickBatch_GrowsToTheDoubleAtMost()
    {
        var pace = new BulkPace(TimeProvider.System, first: 100);

        pace.Took(100, TimeSpan.FromMilliseconds(1));

        pace.Size.Should().Be(200);
    }

    [Fact]
    public void Took_ShortLastBatch_IsNoReasonToGoOnInSmallOnes()
    {
        var pace = new BulkPace(TimeProvider.System, first: 400);

        pace.Took(3, TimeSpan.FromMilliseconds(1));

        pace.Size.Should().Be(400);
    }

    [Fact]
    public void Took_VerySlowBatch_StillMovesOn()
    {
        var pace = new BulkPace(TimeProvider.System, first: 100);
        for (var i = 0; i < 10; i++)
        {
            pace.Took(pace.Size, TimeSpan.FromMinutes(1));
        }

        pace.Size.Should().BePositive();
    }
}

using System.Globalization;
using ContactsApp.Domain;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ContactsApp.Web;

public sealed class ChangeFeedTests
{
    private static readonly Actor Ann = new("a", "Ann");
    private static readonly Actor Bob = new("b", "Bob");
    private static readonly Guid Acme = Guid.NewGuid();
    private static readonly Guid Beta = Guid.NewGuid();

    private readonly FakeTimeProvider time = new();
    private readonly Inbox inbox = new();
    private readonly ChangeFeed feed;

    public ChangeFeedTests() => feed = new ChangeFeed(time, NullLogger<ChangeFeed>.Instance);

    [Fact]
    public async Task Publish_TellsASubscriberAtOnce()
    {
        using var _ = feed.Subscribe(inbox.TakeAsync);

        feed.Publish([Acme], "Maria was added", Ann);

        var notice = await inbox.NextAsync();
        notice.Of(Acme).Should().Be(new LeadChange("Maria was added", Ann));
        notice.Of(Beta).Should().BeNull();
    }

    [Fact]
    public async Task Publish_ManyWithinTheInterval_ArriveTogetherAfterIt()
    {
        using var _ = feed.Subscribe(inbox.TakeAsync);
        feed.Publish([Acme], "first", Ann);
        await inbox.NextAsync();

        feed.Publish([Acme], "second", Ann);
        feed.Publish([Beta], "third", Bob);
        feed.Publish([Acme], "fourth", Bob);
        inbox.Count.Should().Be(0, "100 ms have not passed");
        time.Advance(ChangeFeed.Interval);

        var notice = await inbox.NextAsync();
        notice.Leads.Should().BeEquivalentTo(new Dictionary<Guid, LeadChange> { [Acme] = new("fourth", Bob), [Beta] = new("third", Bob) });
        inbox.Count.Should().Be(0);
    }

    [Fact]
    public async Task Publish_ToASubscriberThatThrows_ReachesTheOthersAndItAgain()
    {
        var failing = new Inbox { Fails = true };
        using var bad = feed.Subscribe(failing.TakeAsync);
        using var good = feed.Subscribe(inbox.TakeAsync);

        feed.Publish([Acme], null, Ann);
        await inbox.NextAsync();
        await failing.NextAsync();
        time.Advance(ChangeFeed.Interval);
        feed.Publish([Beta], null, Ann);

        (await failing.NextAsync()).Of(Beta).Should().NotBeNull();
    }

    [Fact]
    public async Task Publish_AfterDispose_TellsNobody()
    {
        var subscription = feed.Subscribe(inbox.TakeAsync);
        var other = new Inbox();
        using var _ = feed.Subscribe(other.TakeAsync);

        subscription.Dispose();
        feed.Publish([Acme], null, Ann);

        await other.NextAsync();
        inbox.Count.Should().Be(0);
    }

    [Fact]
    public async Task Publish_UnderAnotherCulture_RunsTheSubscriberUnderItsOwn()
    {
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        using var _ = feed.Subscribe(inbox.TakeAsync);

        CultureInfo.CurrentCulture = new CultureInfo("en-US");
        feed.Publish([Acme], null, Ann);
        await inbox.NextAsync();

        inbox.Culture.Should().Be("de-DE");
    }

    [Fact]
    public void Publish_OfNothing_TellsNobody()
    {
        using var _ = feed.Subscribe(inbox.TakeAsync);

        feed.Publish([], null, Ann);

        inbox.Count.Should().Be(0);
    }

    private sealed class Inbox
    {
        private readonly System.Threading.Channels.Channel<ChangeNotice> notices = System.Threading.Channels.Channel.CreateUnbounded<ChangeNotice>();

        public bool Fails { get; init; }

        public string? Culture { get; private set; }

        public int Count => notices.Reader.Count;

        public Task TakeAsync(ChangeNotice notice)
        {
            Culture = CultureInfo.CurrentCulture.Name;
            notices.Writer.TryWrite(notice);
            return Fails ? throw new InvalidOperationException("a page that fails") : Task.CompletedTask;
        }

        public async Task<ChangeNotice> NextAsync() => await notices.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
    }
}

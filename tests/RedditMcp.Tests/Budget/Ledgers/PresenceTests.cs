using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget.Ledgers;

namespace RedditMcp.Tests.Budget.Ledgers;

/// <summary>When a process tells the ledger that it is there.</summary>
public sealed class PresenceTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void It_tells_first_and_then_every_half_minute()
    {
        var presence = new Presence(_time);
        var name = presence.Due.ShouldNotBeNull();
        name.ShouldNotBe(0);
        presence.Told(name, processes: 1);

        _time.Advance(TimeSpan.FromSeconds(29));
        presence.Due.ShouldBeNull();
        presence.Told(instance: null, processes: 1);
        _time.Advance(TimeSpan.FromSeconds(1));
        presence.Due.ShouldBe(name);
    }

    [Fact]
    public void It_tells_at_once_where_fewer_are_known_than_before_and_believes_it_only_then()
    {
        var presence = new Presence(_time);
        presence.Told(presence.Due, processes: 1);
        presence.Told(instance: null, processes: 3);
        presence.Processes.ShouldBe(3);

        presence.Told(instance: null, processes: 0); // the ledger lost its state
        presence.Processes.ShouldBe(3);
        presence.Told(presence.Due.ShouldNotBeNull(), processes: 2);
        presence.Processes.ShouldBe(2);
        presence.Due.ShouldBeNull();
    }
}

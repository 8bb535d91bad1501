using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget;

namespace RedditMcp.Tests.Budget;

public sealed class RedditClockTests
{
    private static readonly DateTimeOffset s_reddit = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(-30)]
    [InlineData(7_000)]
    public void Whatever_the_machines_clock_says_the_window_is_reddits(int secondsOff)
    {
        var time = new FakeTimeProvider(s_reddit + TimeSpan.FromSeconds(secondsOff));
        var clock = new RedditClock(time);

        clock.Observe(TimeSpan.FromSeconds(600 - 367), s_reddit);

        (clock.Now - s_reddit).Duration().ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Without_a_date_what_is_off_by_less_than_a_minute_is_put_right()
    {
        var clock = new RedditClock(new FakeTimeProvider(s_reddit - TimeSpan.FromSeconds(30)));
        clock.Observe(TimeSpan.FromSeconds(600 - 367), date: null);
        clock.Now.ShouldBe(s_reddit);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(601)]
    [InlineData(100)]
    public void What_cannot_be_is_not_believed(int reset)
    {
        var clock = new RedditClock(new FakeTimeProvider(s_reddit));
        clock.Observe(TimeSpan.FromSeconds(reset), s_reddit.AddDays(2).AddSeconds(77));
        clock.Now.ShouldBe(s_reddit);
    }
}

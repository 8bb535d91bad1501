using RedditMcp.Budget.Users;

namespace RedditMcp.Tests.Budget.Users;

public sealed class RequestWindowTests
{
    private static readonly DateTimeOffset s_minute = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly RequestWindow _window = new();

    [Fact]
    public void The_minute_before_fades()
    {
        for (var request = 0; request < 100; request++)
            _window.Add(s_minute.AddSeconds(30));

        _window.Count(s_minute.AddSeconds(59)).ShouldBe(100);
        _window.Count(s_minute.AddSeconds(75)).ShouldBe(75);
        _window.Add(s_minute.AddSeconds(90)).ShouldBe(51);
        _window.Count(s_minute.AddSeconds(180)).ShouldBe(0);
    }

    [Theory]
    [InlineData(30, 50)]
    [InlineData(70, 50)]
    [InlineData(100, 10)]
    public void Who_waits_as_told_is_at_the_limit_and_was_over_it_before(int atSecond, int limit)
    {
        for (var request = 0; request < 100; request++)
            _window.Add(s_minute.AddSeconds(10));
        var now = s_minute.AddSeconds(atSecond);

        var wait = _window.WaitFor(limit, now);

        _window.Count(now + wait - TimeSpan.FromSeconds(2)).ShouldBeGreaterThan(limit);
        _window.Count(now + wait).ShouldBe(limit, tolerance: 0.01);
    }

    [Fact]
    public void What_others_count_is_added_and_what_was_told_is_not_told_again()
    {
        _window.Add(s_minute);
        _window.Add(s_minute);
        _window.TakeUntold(s_minute).ShouldBe(2);
        _window.Learn(RequestWindow.MinuteOf(s_minute), total: 7);

        _window.Add(s_minute).ShouldBe(8);
        _window.TakeUntold(s_minute).ShouldBe(1);
        _window.Learn(RequestWindow.MinuteOf(s_minute) + 1, total: 100);
        _window.Count(s_minute).ShouldBe(8);
    }
}

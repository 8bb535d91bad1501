using System.Net;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget;
using RedditMcp.Reddit;

namespace RedditMcp.Tests.Budget;

public sealed class RequestBudgetTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly RateLimit _rateLimit;
    private readonly RequestBudget _budget;

    public RequestBudgetTests()
    {
        _rateLimit = new RateLimit(_time);
        _budget = new RequestBudget(_rateLimit, _time);
    }

    [Fact]
    public void The_background_gets_300_of_a_window_and_no_more()
    {
        Enumerable.Range(0, 1000).Count(_ => _budget.TryTake(CallPriority.Refresh)).ShouldBe(300);
        _budget.TryTake(CallPriority.Interactive).ShouldBeTrue();

        _time.Advance(TimeSpan.FromMinutes(10));
        _budget.TryTake(CallPriority.Warming).ShouldBeTrue();
    }

    [Fact]
    public void The_background_pauses_when_seven_tenths_are_spent()
    {
        for (var i = 0; i < 699; i++)
            _budget.Called();
        _budget.TryTake(CallPriority.Refresh).ShouldBeTrue();
        _budget.Called();
        _budget.TryTake(CallPriority.Refresh).ShouldBeFalse();
        _budget.TryTake(CallPriority.Interactive).ShouldBeTrue();
    }

    [Fact]
    public void What_others_spent_of_the_key_counts()
    {
        Reddit(remaining: 300, reset: 500);
        _budget.TryTake(CallPriority.Refresh).ShouldBeFalse();
        Reddit(remaining: 301, reset: 500);
        _budget.TryTake(CallPriority.Refresh).ShouldBeTrue();
        Reddit(remaining: 0, reset: 500);
        _budget.TryTake(CallPriority.Interactive).ShouldBeFalse();
    }

    [Fact]
    public void Calls_of_the_last_sixty_seconds_are_the_rate()
    {
        for (var i = 0; i < 30; i++)
        {
            _budget.Called();
            _time.Advance(TimeSpan.FromSeconds(3));
        }

        _budget.QueriesPerMinute.ShouldBe(19); // 3 to 57 seconds ago
    }

    private void Reddit(double remaining, double reset)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.OK);
        response.Headers.Add("x-ratelimit-remaining", remaining.ToString(System.Globalization.CultureInfo.InvariantCulture));
        response.Headers.Add("x-ratelimit-reset", reset.ToString(System.Globalization.CultureInfo.InvariantCulture));
        _rateLimit.Observe(response.Headers);
    }
}

using RedditMcp.LoadLab.Time;

namespace RedditMcp.Tests.LoadLab;

public sealed class VirtualClockTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly int[] s_seconds = [30, 10, 20];
    private readonly VirtualClock _clock = new(s_start);

    [Fact]
    public void A_day_passes_at_once()
    {
        Run(async () => await Task.Delay(TimeSpan.FromDays(1), _clock, CancellationToken.None));

        _clock.GetUtcNow().ShouldBe(s_start + TimeSpan.FromDays(1));
    }

    [Fact]
    public void Who_waits_less_goes_on_first()
    {
        var order = new List<int>();

        Run(() => Task.WhenAll(s_seconds.Select(async seconds =>
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), _clock, CancellationToken.None);
            order.Add(seconds);
        })));

        order.ShouldBe([10, 20, 30]);
    }

    [Fact]
    public void Those_due_together_go_on_as_they_came()
    {
        var order = new List<int>();

        Run(() => Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), _clock, CancellationToken.None);
            order.Add(number);
        })));

        order.ShouldBe(Enumerable.Range(0, 20));
    }

    [Fact]
    public void A_periodic_timer_ticks_until_it_is_gone()
    {
        var ticks = 0;

        Run(async () =>
        {
            var timer = _clock.CreateTimer(_ => ticks++, state: null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
            await Task.Delay(TimeSpan.FromSeconds(30), _clock, CancellationToken.None);
            await timer.DisposeAsync();
            await Task.Delay(TimeSpan.FromSeconds(30), _clock, CancellationToken.None);
        });

        ticks.ShouldBe(3); // at 5, 15 and 25 s
    }

    [Fact]
    public void A_timer_that_was_put_off_does_not_come_at_its_first_time()
    {
        var at = DateTimeOffset.MinValue;

        Run(async () =>
        {
            using var timer = _clock.CreateTimer(_ => at = _clock.GetUtcNow(), state: null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
            timer.Change(TimeSpan.FromSeconds(20), Timeout.InfiniteTimeSpan);
            await Task.Delay(TimeSpan.FromSeconds(60), _clock, CancellationToken.None);
        });

        at.ShouldBe(s_start + TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void What_the_work_throws_comes_out() =>
        Should.Throw<TimeoutException>(() => Run(async () =>
        {
            await Task.Delay(TimeSpan.FromHours(1), _clock, CancellationToken.None);
            throw new TimeoutException();
        }));

    /// <summary>Leaps on this thread; that the leaps wait for the pool is seen where the lab runs in a process of its own.</summary>
    private void Run(Func<Task> work)
    {
        var task = work();
        while (!task.IsCompleted)
            _clock.TryLeap().ShouldBeTrue();
        task.GetAwaiter().GetResult();
    }
}

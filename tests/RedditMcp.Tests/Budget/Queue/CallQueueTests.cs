using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget;
using RedditMcp.Budget.Queue;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Budget.Queue;

/// <summary>The line of those who wait; what it comes to with a ledger is tested with the budget.</summary>
public sealed class CallQueueTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<BudgetMetrics>().BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task A_fault_reaches_all_who_wait_and_the_next_is_served()
    {
        var gate = new TaskCompletionSource();
        var isBroken = true;
        var queue = new CallQueue(
            async _ =>
            {
                await gate.Task;
                return isBroken ? throw new InvalidOperationException("broken") : QueueVerdict.Never(new RedditError(RedditErrorKind.Blocked, "whole again"));
            },
            _services.GetRequiredService<BudgetMetrics>(), new FakeTimeProvider());
        var waiting = Enumerable.Range(0, 3).Select(_ => EnterAsync(queue)).ToList();

        gate.SetResult();
        foreach (var one in waiting)
            (await Should.ThrowAsync<InvalidOperationException>(one)).Message.ShouldBe("broken");
        queue.LengthOf(CallPriority.Interactive).ShouldBe(0);

        isBroken = false;
        (await EnterAsync(queue)).Error!.Message.ShouldBe("whole again");
    }

    [Fact]
    public async Task The_more_important_is_asked_for_first_and_among_equals_who_came_first()
    {
        var time = new FakeTimeProvider();
        var gate = new TaskCompletionSource();
        var asked = new List<CallPriority>();
        var queue = new CallQueue(
            async priority =>
            {
                await gate.Task;
                asked.Add(priority);
                return QueueVerdict.Grant(await PermitAsync(time, priority));
            },
            _services.GetRequiredService<BudgetMetrics>(), time);
        var served = new List<string>();
        CallPriority[] arrivals =
            [CallPriority.Archive, CallPriority.Archive, CallPriority.Warming, CallPriority.Refresh, CallPriority.Interactive, CallPriority.Refresh, CallPriority.Interactive];
        var waiting = arrivals.Select(async (priority, index) =>
        {
            (await EnterAsync(queue, priority)).Succeeded.ShouldBeTrue();
            lock (served)
                served.Add($"{priority} {index}");
        }).ToList();

        gate.SetResult();
        await Task.WhenAll(waiting);

        // The first was asked for when nobody else was there.
        asked.ShouldBe(
        [
            CallPriority.Archive, CallPriority.Interactive, CallPriority.Interactive, CallPriority.Refresh, CallPriority.Refresh, CallPriority.Warming, CallPriority.Archive,
        ]);
        served.Count.ShouldBe(arrivals.Length);
    }

    [Fact]
    public async Task Who_has_gone_already_takes_nothing()
    {
        var asked = 0;
        var queue = new CallQueue(
            _ =>
            {
                asked++;
                return ValueTask.FromResult(QueueVerdict.Never(new RedditError(RedditErrorKind.Blocked, "no")));
            },
            _services.GetRequiredService<BudgetMetrics>(), new FakeTimeProvider());

        await Should.ThrowAsync<OperationCanceledException>(queue.EnterAsync(CallPriority.Interactive, TimeSpan.FromSeconds(20), new CancellationToken(canceled: true)));
        asked.ShouldBe(0);
    }

    private static async Task<CallPermit> PermitAsync(TimeProvider time, CallPriority priority) =>
        (await TestKeys.Pool(time, new BudgetOptions { Burst = true }).All[0].AskAsync(priority)).Permit.ShouldNotBeNull();

    private static Task<RedditResult<CallPermit>> EnterAsync(CallQueue queue, CallPriority priority = CallPriority.Interactive) =>
        queue.EnterAsync(priority, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
}

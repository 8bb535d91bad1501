using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget;
using RedditMcp.Budget.Queue;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;

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

    private static Task<RedditResult<CallPermit>> EnterAsync(CallQueue queue) =>
        queue.EnterAsync(CallPriority.Interactive, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
}

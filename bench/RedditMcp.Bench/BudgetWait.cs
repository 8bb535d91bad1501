using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedditMcp.Budget;
using RedditMcp.Budget.Credentials;
using RedditMcp.Budget.Ledgers;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;

namespace RedditMcp.Bench;

/// <summary>
/// How long those wait who want an answer, without a background and beside one that wants everything: at several demands, each pair with the same arrivals, all at the same
/// time, in real time from the start of a window on.
/// </summary>
internal static class BudgetWait
{
    private static readonly int[] s_demands = [40, 60, 70, 80, 90, 120];

    public static async Task<int> RunAsync(int minutes)
    {
        var now = TimeProvider.System.GetUtcNow();
        await Task.Delay(TimeSpan.FromTicks(RedditClock.Window.Ticks - (now.UtcTicks % RedditClock.Window.Ticks)), TimeProvider.System);
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
        var rows = await Task.WhenAll(s_demands.Select(async demand =>
        {
            var (alone, beside) = (new Runner(demand), new Runner(demand));
            await Task.WhenAll(alone.AskAsync(end.Token), beside.AskAsync(end.Token), beside.WarmAsync(end.Token));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{demand,4}/min: alone {alone.Tell()}; beside the background {beside.Tell()}, background {beside.Background}");
        }));
        foreach (var row in rows)
            Console.Error.WriteLine(row);
        return 0;
    }

    /// <summary>A key of its own, and those who ask for its calls.</summary>
    private sealed class Runner(int demand)
    {
        private readonly RequestBudget _budget = NewBudget();
        private readonly List<double> _waits = [];
        private int _refused;

        public int Background { get; private set; }

        public string Tell()
        {
            lock (_waits)
            {
                _waits.Sort();
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"p50 {At(0.5):0.00} p95 {At(0.95):0.00} p99 {At(0.99):0.00} s, {_waits.Count} served, {_refused} refused");
            }
        }

        /// <summary>Arrivals in small bursts, as of agents, by a seed of the demand.</summary>
        public async Task AskAsync(CancellationToken cancellationToken)
        {
            var random = new Random(demand);
            var asked = new List<Task>();
            try
            {
                while (true)
                {
                    var burst = random.Next(1, 10);
                    for (var i = 0; i < burst; i++)
                        asked.Add(AskOneAsync());
                    await Task.Delay(TimeSpan.FromMinutes(-Math.Log(1 - random.NextDouble()) * burst / demand), TimeProvider.System, cancellationToken);
                }
            }
            catch (OperationCanceledException)
            {
                await Task.WhenAll(asked);
            }
        }

        public async Task WarmAsync(CancellationToken cancellationToken)
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                if (await CallAsync(CallPriority.Warming, Persistence.OneTry) is null)
                    await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
                else
                    Background++;
            }
        }

        private async Task AskOneAsync()
        {
            var waited = await CallAsync(CallPriority.Interactive, Persistence.Retries);
            lock (_waits)
            {
                if (waited is { } wait)
                    _waits.Add(wait.TotalSeconds);
                else
                    _refused++;
            }
        }

        private async Task<TimeSpan?> CallAsync(CallPriority priority, Persistence persistence)
        {
            var permit = await _budget.TakeAsync(priority, persistence, CancellationToken.None);
            if (!permit.Succeeded)
                return null;
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, CancellationToken.None);
            permit.Value.Made(headers: null);
            return permit.Value.Waited;
        }

        private static RequestBudget NewBudget()
        {
            var budget = new BudgetOptions();
            var reddit = new RedditOptions { ClientId = "bench" };
            var time = TimeProvider.System;
            var pool = CredentialPool.Make(
                reddit, credential => new TokenSource(null!, new TokenGrant(reddit, credential), time),
                _ => new KeyQuota(WindowPlan.Of(budget), new LocalLedger(), new RedditClock(time), time), time);
            var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
            return new RequestBudget(pool, new BudgetMetrics(meters), Options.Create(budget), time);
        }

        private double At(double quantile) => _waits.Count == 0 ? 0 : _waits[Math.Min(_waits.Count - 1, (int)(_waits.Count * quantile))];
    }
}

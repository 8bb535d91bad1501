using RedditMcp.Budget.Ledgers;

namespace RedditMcp.Tests.Budget.Ledgers;

/// <summary>A thousand calls a minute asked of several processes in turn, each answered 180 ms after it was granted.</summary>
internal sealed class TenfoldDemand(CountingReddit reddit, IReadOnlyList<KeyQuota> processes)
{
    /// <summary>How far apart the questions are.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(60);

    private const int StepsOnTheWay = 3;

    private readonly Queue<(int Since, KeyQuota Process, CallTicket Ticket, HttpResponseMessage Answer)> _onTheirWay = new();
    private int _step;

    /// <summary>Asks for a while.</summary>
    /// <param name="length">For how long.</param>
    /// <param name="advance">Lets a step's time pass.</param>
    public async Task RunAsync(TimeSpan length, Action<TimeSpan> advance)
    {
        for (var end = _step + (length / Step); _step < end; _step++)
        {
            var process = processes[_step % processes.Count];
            if ((await process.TakeAsync(isBackground: false)).Ticket is { } ticket)
                _onTheirWay.Enqueue((_step, process, ticket, reddit.Answer()));
            while (_onTheirWay.TryPeek(out var first) && first.Since <= _step - StepsOnTheWay)
                Settle();
            advance(Step);
        }
    }

    private void Settle()
    {
        var (_, process, ticket, answer) = _onTheirWay.Dequeue();
        process.Settle(ticket, answer.Headers, refusedFor: null);
        answer.Dispose();
    }
}

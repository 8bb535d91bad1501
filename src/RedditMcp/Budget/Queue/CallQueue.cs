using RedditMcp.Reddit;
using RedditMcp.Telemetry;

namespace RedditMcp.Budget.Queue;

/// <summary>
/// Those of this process who wait for a call: the more important first, and among equals who came first. One at a time is asked for, so that ten thousand who come at once
/// ask the ledger no more often than ten do. Who would wait longer than its patience is told so at once.
/// </summary>
internal sealed class CallQueue(Func<CallPriority, ValueTask<QueueVerdict>> take, BudgetMetrics metrics, TimeProvider time)
{
    /// <summary>So many may wait; a key with its 100 calls a minute serves 33 in the time a caller waits.</summary>
    private const int Longest = 1000;

    /// <summary>When to come back where nothing says that there is no room.</summary>
    private static readonly TimeSpan s_shortly = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly WaitingLines _lines = new();
    private readonly WaitForecast _forecast = new(time);
    private TaskCompletionSource _arrival = NewSignal();
    private bool _isServing;

    /// <summary>Waits for a call.</summary>
    /// <param name="priority">For whom.</param>
    /// <param name="patience">For how long; zero for who takes it now or not at all.</param>
    /// <param name="cancellationToken">Gives the place up.</param>
    public async Task<RedditResult<CallPermit>> EnterAsync(CallPriority priority, TimeSpan patience, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new Waiter(priority, time.GetTimestamp(), patience);
        if (Admit(waiter) is { } refused)
            return refused;

        await using var leaving = cancellationToken.Register(() => Leave(waiter, cancellationToken));
        var turn = await waiter.Turn;
        if (turn.Succeeded)
            metrics.Waited(priority, turn.Value.Waited);
        return turn;
    }

    /// <summary>How long somebody who came now would wait; zero when nobody waits and nothing is known to be refused.</summary>
    public TimeSpan ExpectedWait(CallPriority priority)
    {
        lock (_gate)
            return _forecast.For(priority, _lines.AheadOf(priority));
    }

    /// <summary>How many wait.</summary>
    public int LengthOf(CallPriority priority)
    {
        lock (_gate)
            return _lines.LengthOf(priority);
    }

    private RedditError? Admit(Waiter waiter)
    {
        lock (_gate)
        {
            var wait = _forecast.For(waiter.Priority, _lines.AheadOf(waiter.Priority));
            if (wait > waiter.Patience || _lines.Length >= Longest)
                return Refuse(waiter.Priority, wait);
            _lines.Add(waiter);
            _arrival.TrySetResult();
            if (_isServing)
                return null;
            _isServing = true;
        }

        _ = ServeAsync();
        return null;
    }

    private void Leave(Waiter waiter, CancellationToken token)
    {
        lock (_gate)
            _lines.Remove(waiter);
        waiter.Cancel(token);
    }

    /// <summary>Runs while somebody waits.</summary>
    private async Task ServeAsync()
    {
        while (Next() is { } next)
        {
            if (UntilRoom(next.Priority) is var wait && wait > TimeSpan.Zero)
            {
                await PauseAsync(wait);
                continue;
            }

            try
            {
                Tell(next.Priority, await take(next.Priority));
            }
            catch (Exception fault)
            {
                Fail(fault);
            }
        }
    }

    private TimeSpan UntilRoom(CallPriority priority)
    {
        lock (_gate)
            return _forecast.For(priority, ahead: 0);
    }

    private Waiter? Next()
    {
        lock (_gate)
        {
            var first = _lines.First;
            _isServing = first is not null;
            _arrival = NewSignal();
            return first;
        }
    }

    /// <summary>Waits until there may be room, until somebody comes, or until somebody's patience is at its end.</summary>
    private async Task PauseAsync(TimeSpan wait)
    {
        Task arrival;
        lock (_gate)
        {
            SendAway();
            arrival = _arrival.Task;
            if (_lines.Length == 0)
                return;
            wait = _lines.All.Select(PatienceLeft).Append(wait).Min();
        }

        using var ended = new CancellationTokenSource();
        await Task.WhenAny(arrival, Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1), time, ended.Token));
        await ended.CancelAsync();
    }

    private void Tell(CallPriority priority, QueueVerdict verdict)
    {
        lock (_gate)
        {
            if (verdict.Permit is { } permit)
            {
                Give(priority, permit);
            }
            else if (verdict.Error is { } error)
            {
                foreach (var waiter in _lines.All)
                {
                    metrics.RefusedForKeys(waiter.Priority);
                    Dismiss(waiter, error);
                }
            }
            else
            {
                _forecast.Refused(priority, verdict);
                SendAway();
            }
        }
    }

    /// <summary>A fault of ours reaches all who wait, each of whom tells of it; nobody may be left standing.</summary>
    private void Fail(Exception fault)
    {
        lock (_gate)
        {
            foreach (var waiter in _lines.All)
            {
                _lines.Remove(waiter);
                waiter.Fail(fault);
            }
        }
    }

    /// <summary>Gives a call to the first who still waits for one of its kind.</summary>
    private void Give(CallPriority priority, CallPermit permit)
    {
        foreach (var waiter in _lines.Of(priority))
        {
            _lines.Remove(waiter);
            permit.Waited = time.GetElapsedTime(waiter.Since);
            if (waiter.TryGrant(permit))
                return;
        }

        permit.Return();
    }

    /// <summary>Sends those away who would wait longer than they want to.</summary>
    private void SendAway()
    {
        var ahead = 0;
        foreach (var waiter in _lines.All)
        {
            var wait = _forecast.For(waiter.Priority, ahead++);
            if (wait > PatienceLeft(waiter))
                Dismiss(waiter, Refuse(waiter.Priority, wait));
        }
    }

    private void Dismiss(Waiter waiter, RedditError error)
    {
        _lines.Remove(waiter);
        waiter.Refuse(error);
    }

    private RedditError Refuse(CallPriority priority, TimeSpan wait)
    {
        metrics.Refused(priority, wait > TimeSpan.Zero ? _forecast.ReasonFor(priority) : null);
        return RedditErrors.RateLimited(wait > TimeSpan.Zero ? wait : s_shortly);
    }

    private TimeSpan PatienceLeft(Waiter waiter) => waiter.Patience - time.GetElapsedTime(waiter.Since);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

using RedditMcp.Budget.Ledgers;
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

    private readonly Lock _gate = new();
    private readonly LinkedList<Waiter>[] _lines = [.. Enum.GetValues<CallPriority>().Select(_ => new LinkedList<Waiter>())];
    private readonly Refusal?[] _refusals = new Refusal?[Enum.GetValues<CallPriority>().Length];
    private TaskCompletionSource _arrival = NewSignal();
    private bool _isServing;
    private int _length;

    /// <summary>Waits for a call.</summary>
    /// <param name="priority">For whom.</param>
    /// <param name="patience">For how long; zero for who takes it now or not at all.</param>
    /// <param name="cancellationToken">Gives the place up.</param>
    public async Task<RedditResult<CallPermit>> EnterAsync(CallPriority priority, TimeSpan patience, CancellationToken cancellationToken)
    {
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
            return Expected(priority, AheadOf(priority));
    }

    /// <summary>How many wait.</summary>
    public int LengthOf(CallPriority priority)
    {
        lock (_gate)
            return _lines[(int)priority].Count;
    }

    private RedditError? Admit(Waiter waiter)
    {
        lock (_gate)
        {
            var wait = Expected(waiter.Priority, AheadOf(waiter.Priority));
            if (wait > waiter.Patience)
                return Refuse(waiter.Priority, wait);
            if (_length >= Longest)
                return Refuse(waiter.Priority, wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1));
            waiter.Place = _lines[(int)waiter.Priority].AddLast(waiter);
            _length++;
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
            Remove(waiter);
        waiter.Cancel(token);
    }

    /// <summary>Runs while somebody waits.</summary>
    private async Task ServeAsync()
    {
        while (Next() is { } next)
        {
            if (Expected(next.Priority, ahead: 0) is var wait && wait > TimeSpan.Zero)
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

    private Waiter? Next()
    {
        lock (_gate)
        {
            var first = _lines.Select(line => line.First?.Value).FirstOrDefault(waiter => waiter is not null);
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
            if (_length == 0)
                return;
            wait = All().Select(PatienceLeft).Append(wait).Min();
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
                foreach (var waiter in All())
                    Dismiss(waiter, error);
            }
            else
            {
                // What is refused to those who wait is refused to the background too, and the background is one.
                for (var line = priority is CallPriority.Interactive ? 0 : (int)CallPriority.Refresh; line < _lines.Length; line++)
                    _refusals[line] = new Refusal(time.GetTimestamp(), verdict.RetryAfter, verdict.Spacing, verdict.Reason);
                SendAway();
            }
        }
    }

    /// <summary>A fault of ours reaches all who wait, each of whom tells of it; nobody may be left standing.</summary>
    private void Fail(Exception fault)
    {
        lock (_gate)
        {
            foreach (var waiter in All())
            {
                Remove(waiter);
                waiter.Fail(fault);
            }
        }
    }

    /// <summary>Gives a call to the first who still waits for one of its kind.</summary>
    private void Give(CallPriority priority, CallPermit permit)
    {
        foreach (var waiter in _lines[(int)priority].ToArray())
        {
            Remove(waiter);
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
        foreach (var waiter in All())
        {
            var wait = Expected(waiter.Priority, ahead++);
            if (wait > PatienceLeft(waiter))
                Dismiss(waiter, Refuse(waiter.Priority, wait));
        }
    }

    private void Dismiss(Waiter waiter, RedditError error)
    {
        Remove(waiter);
        waiter.Refuse(error);
    }

    private RedditError Refuse(CallPriority priority, TimeSpan wait)
    {
        metrics.Refused(priority, wait > TimeSpan.Zero ? _refusals[(int)priority]?.Reason : null);
        return RedditErrors.RateLimited(wait);
    }

    private void Remove(Waiter waiter)
    {
        if (waiter.Place is not { List: { } line } place)
            return;
        line.Remove(place);
        _length--;
    }

    private Waiter[] All() => [.. _lines.SelectMany(line => line)];

    private int AheadOf(CallPriority priority) => _lines.Take((int)priority + 1).Sum(line => line.Count);

    private TimeSpan PatienceLeft(Waiter waiter) => waiter.Patience - time.GetElapsedTime(waiter.Since);

    private TimeSpan Expected(CallPriority priority, int ahead)
    {
        if (_refusals[(int)priority] is not { } refusal)
            return TimeSpan.Zero;
        var wait = refusal.RetryAfter - time.GetElapsedTime(refusal.At);
        return wait > TimeSpan.Zero ? wait + (refusal.Spacing * ahead) : TimeSpan.Zero;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Refusal(long At, TimeSpan RetryAfter, TimeSpan Spacing, LedgerRefusal Reason);
}

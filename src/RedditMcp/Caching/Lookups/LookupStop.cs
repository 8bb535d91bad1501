using RedditMcp.Queries;
using RedditMcp.Reddit;

namespace RedditMcp.Caching.Lookups;

/// <summary>Where lookups by one sort of name gather. The batch waits a moment for who may come, and longer for who is on its way.</summary>
internal sealed class LookupStop(LookupBy by, TimeProvider time, Action<LookupBatch> leave)
{
    /// <summary>The way leads through the warm tier and takes milliseconds. Who takes longer waits for another process that asks the same, and will not come.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _coming = new(StringComparer.Ordinal);
    private long _lastExpected;
    private LookupBatch? _batch;

    /// <summary>Takes note that somebody is on the way who will come here, unless a tier holds what it asks for.</summary>
    public void Expect(string name)
    {
        lock (_gate)
        {
            _coming.Add(name);
            _lastExpected = time.GetTimestamp();
        }
    }

    /// <summary>It will not come, or has come.</summary>
    public void Forget(string name)
    {
        lock (_gate)
        {
            if (_coming.Remove(name))
                WaitOn();
        }
    }

    /// <summary>Gets a lookup into the batch that gathers, and sends that off when it is full.</summary>
    public LookupBatch Board(string name, CallTerms terms, out bool isFirst)
    {
        LookupBatch batch;
        lock (_gate)
        {
            isFirst = _batch is null;
            batch = _batch ??= new LookupBatch(by, time, TimeIsUp);
            batch.Add(name, terms);
            _coming.Remove(name);
            if (!batch.IsFull)
            {
                WaitOn();
                return batch;
            }

            _batch = null;
        }

        leave(batch);
        return batch;
    }

    private void WaitOn()
    {
        var patience = _coming.Count == 0 ? TimeSpan.Zero : Patience - time.GetElapsedTime(_lastExpected);
        _batch?.WaitOn(patience > LookupBatch.Pause ? patience : LookupBatch.Pause);
    }

    private void TimeIsUp(LookupBatch batch)
    {
        lock (_gate)
        {
            if (_batch != batch)
                return; // it was full and has left
            _batch = null;
        }

        leave(batch);
    }
}

using RedditMcp.Reddit;

namespace RedditMcp.Budget.Queue;

/// <summary>Somebody in the queue.</summary>
/// <param name="priority">For whom.</param>
/// <param name="since">The time stamp of when it came.</param>
/// <param name="patience">For how long it waits.</param>
internal sealed class Waiter(CallPriority priority, long since, TimeSpan patience)
{
    private readonly TaskCompletionSource<RedditResult<CallPermit>> _turn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>For whom.</summary>
    public CallPriority Priority => priority;

    /// <summary>The time stamp of when it came.</summary>
    public long Since => since;

    /// <summary>For how long it waits.</summary>
    public TimeSpan Patience => patience;

    /// <summary>Its place in the queue.</summary>
    public LinkedListNode<Waiter>? Place { get; set; }

    /// <summary>Ends with a call or with the reason why there is none.</summary>
    public Task<RedditResult<CallPermit>> Turn => _turn.Task;

    /// <summary>Gives it a call.</summary>
    /// <returns>False when it has gone away.</returns>
    public bool TryGrant(CallPermit permit) => _turn.TrySetResult(permit);

    /// <summary>Sends it away.</summary>
    public void Refuse(RedditError error) => _turn.TrySetResult(error);

    /// <summary>Something went wrong that nobody had thought of.</summary>
    public void Fail(Exception fault) => _turn.TrySetException(fault);

    /// <summary>It went away.</summary>
    public void Cancel(CancellationToken token) => _turn.TrySetCanceled(token);
}

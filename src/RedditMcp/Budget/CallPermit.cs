using System.Net.Http.Headers;
using RedditMcp.Budget.Credentials;
using RedditMcp.Budget.Ledgers;

namespace RedditMcp.Budget;

/// <summary>One call that may be made, with one key. It is settled once, with the answer or without.</summary>
internal sealed class CallPermit(Credential credential, CallTicket ticket, CallPriority priority)
{
    private int _isUsed;
    private int _isSettled;

    /// <summary>The key to make it with.</summary>
    public Credential Credential => credential;

    /// <summary>For whom it is made.</summary>
    public CallPriority Priority => priority;

    /// <summary>How long was waited for it.</summary>
    public TimeSpan Waited { get; set; }

    /// <summary>Begins the call.</summary>
    /// <returns>False when it was begun before.</returns>
    public bool TryUse() => Interlocked.Exchange(ref _isUsed, 1) == 0;

    /// <summary>The call was made.</summary>
    /// <param name="headers">What came back with the answer; null where there was none.</param>
    /// <param name="refusedFor">For how long Reddit said to wait; null when it did not.</param>
    public void Made(HttpResponseHeaders? headers, TimeSpan? refusedFor = null)
    {
        if (Interlocked.Exchange(ref _isSettled, 1) == 0)
            credential.Quota.Settle(ticket, headers, refusedFor);
    }

    /// <summary>The call was not made.</summary>
    public void Return()
    {
        if (Interlocked.Exchange(ref _isSettled, 1) == 0)
            credential.Quota.Return(ticket);
    }
}

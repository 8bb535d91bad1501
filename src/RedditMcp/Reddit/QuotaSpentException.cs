namespace RedditMcp.Reddit;

/// <summary>The budget has no call for another try; ends the retries.</summary>
internal sealed class QuotaSpentException(RedditError error) : Exception(error.Message)
{
    /// <summary>What whoever asked is told.</summary>
    public RedditError Error => error;
}

namespace RedditMcp.Caching.Cold;

/// <summary>What a purge removes, without saying it.</summary>
/// <param name="What">An id, an author or a cache key.</param>
/// <param name="Print">Its fingerprint as 32 hex digits, see <see cref="Fingerprint"/>.</param>
internal sealed record PurgeTarget(PurgeSubject What, string Print)
{
    public static PurgeTarget Of(PurgeSubject what, Fingerprint print) => new(what, print.ToString());
}

using RedditMcp.Caching;
using RedditMcp.Queries;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>Which Reddit this server watches. Watches of another one, made while a simulator stood in, say, are neither polled nor shown.</summary>
internal sealed class WatchWorld(KeySpace space)
{
    private static readonly CacheKey s_any = CacheKey.Of("watch", "{}");

    /// <summary>Its name. A simulator is one whatever its port, so that watches survive its restart.</summary>
    public async ValueTask<string> NameAsync(CancellationToken cancellationToken)
    {
        var name = (await space.QualifyAsync(s_any, cancellationToken)).Name;
        var parts = name[..name.IndexOf(':', StringComparison.Ordinal)].Split('-');
        return parts is [_, "simulator" or "replay", ..] ? parts[1] : string.Join('-', parts);
    }
}

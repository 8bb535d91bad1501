using RedditMcp.Caching;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Insights.Trends;

/// <summary>The pages that a sample is taken from. One that is stale counts as one that could not be read.</summary>
internal sealed class TrendPages
{
    private readonly List<CacheResult<PostPage>> _read = [];
    private readonly List<string> _missing = [];

    /// <summary>All posts shown, each as often as it is.</summary>
    public List<Post> Posts { get; } = [];

    /// <summary>The pages that could not be read; null where all could.</summary>
    public IReadOnlyList<string>? Missing => _missing.Count == 0 ? null : _missing;

    /// <summary>Where the pages came from together.</summary>
    public Origin Origin
    {
        get
        {
            var used = _read.Where(IsUsed).ToArray();
            var origin = Origin.Of((used.Length == 0 ? _read : [.. used]).Select(result => result.Origin));
            return origin with { ApiCalls = _read.Sum(result => result.Origin.ApiCalls) };
        }
    }

    /// <summary>Adds a page.</summary>
    /// <returns>Whether it could be read.</returns>
    public bool Add(string name, CacheResult<PostPage> page)
    {
        _read.Add(page);
        if (IsUsed(page))
            Posts.AddRange(page.Result.Value!.Posts);
        else
            _missing.Add(name);
        return IsUsed(page);
    }

    private static bool IsUsed(CacheResult<PostPage> page) => page is { Result.Succeeded: true, Origin.IsStale: false };
}

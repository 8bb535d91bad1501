using RedditMcp.Reddit.Content;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>Pages of posts, newest first, as far as they were read.</summary>
internal sealed record PagesRead
{
    /// <summary>Reddit's listings end after so many, whether or not there is more.</summary>
    private const int MostPages = 10;

    public IReadOnlyList<Post> Posts { get; init; } = [];

    /// <summary>How many pages that are.</summary>
    public int Pages { get; init; }

    /// <summary>Where the next page starts; null at the end, and before the first.</summary>
    public string? After { get; init; }

    /// <summary>Calls to Reddit it took.</summary>
    public int ApiCalls { get; init; }

    /// <summary>Pages fetched earlier do not belong to these.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Whether there is no further page.</summary>
    public bool IsAtEnd => Pages > 0 && After is null;

    /// <summary>When the oldest post was posted, in seconds since 1970.</summary>
    public double Oldest => Posts.Count == 0 ? double.MaxValue : Posts.Min(post => post.CreatedUtc);

    /// <summary>Whether a page was empty that should not be: Reddit has forgotten the post behind which it begins, and with it where the list goes on.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>Nothing is missing among the posts since then.</summary>
    public double CompleteSince => IsAtEnd && Pages < MostPages && !IsCutOff ? 0 : Oldest;

    /// <summary>The same and one page more.</summary>
    public PagesRead With(PostPage page) => this with
    {
        Posts = [.. Posts, .. page.Posts],
        Pages = Pages + 1,
        After = page.After,
        IsCutOff = Pages > 0 && page.Posts.Count == 0,
    };
}

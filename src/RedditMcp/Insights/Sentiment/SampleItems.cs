using RedditMcp.Reddit.Content;

namespace RedditMcp.Insights.Sentiment;

/// <summary>Makes items of what Reddit gave, without what nobody wrote.</summary>
internal sealed class SampleItems
{
    private static readonly string[] s_botEndings = ["-bot", "_bot", "Bot", "BOT"];
    private readonly List<SampleItem> _items = [];
    private int _removed;
    private int _bots;

    /// <summary>How many were taken.</summary>
    public int Count => _items.Count;

    /// <summary>Takes a post: its title and its text.</summary>
    public void Add(Post post)
    {
        var body = IsGone(post.Selftext) ? null : post.Selftext;
        if (IsBot(post.Author, post.Stickied && post.Distinguished is not null))
            _bots++;
        else if (IsGone(post.Title))
            _removed++;
        else
            _items.Add(new SampleItem(body is null ? post.Title : $"{post.Title}\n{body}")
            {
                Id = post.Id,
                Kind = "post",
                Author = post.Author,
                Votes = post.Score,
                CreatedUtc = post.CreatedUtc,
                Permalink = post.Permalink,
            });
    }

    /// <summary>Takes a comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="thread">The permalink of its post.</param>
    public void Add(Comment comment, string? thread)
    {
        if (IsBot(comment.Author, comment.Stickied && comment.Distinguished is not null))
            _bots++;
        else if (IsGone(comment.Body))
            _removed++;
        else
            _items.Add(new SampleItem(comment.Body)
            {
                Id = comment.Id,
                Kind = "comment",
                Author = comment.Author,
                Votes = comment.Score,
                CreatedUtc = comment.CreatedUtc,
                Permalink = comment.Permalink ?? (thread is null ? null : $"{thread.TrimEnd('/')}/{comment.Id}/"),
            });
    }

    /// <summary>The sample of all that was taken.</summary>
    public Sample ToSample(string subject) => new(subject, _items) { Removed = _removed, Bots = _bots };

    private static bool IsGone(string? text) => text is "[deleted]" or "[removed]" or "[deleted by user]" or "[ Removed by Reddit ]";

    private static bool IsBot(string? author, bool isNotice) =>
        isNotice || author == "AutoModerator" || (author is not null && Array.Exists(s_botEndings, ending => author.EndsWith(ending, StringComparison.Ordinal)));
}

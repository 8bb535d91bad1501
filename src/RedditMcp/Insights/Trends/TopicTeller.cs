using RedditMcp.Answers.Model;
using RedditMcp.Reddit;

namespace RedditMcp.Insights.Trends;

/// <summary>Makes of a found topic what an answer tells of it.</summary>
/// <param name="sample">The sample it was found in.</param>
/// <param name="corpus">The titles.</param>
/// <param name="mood">Rates titles.</param>
internal sealed class TopicTeller(TrendSample sample, Corpus corpus, TitleMood mood)
{
    private const int MostSubreddits = 5;
    private const int MostPosts = 3;

    /// <summary>Younger posts count as this old: the first vote is the author's own.</summary>
    private const double YoungestHours = 0.25;

    /// <summary>Tells a topic.</summary>
    public TrendTopic Tell(Topic topic)
    {
        var name = TopicName.Of(topic.Phrase, corpus);
        var posts = new List<TrendPost>(topic.Mentions);
        corpus.Count(topic.Phrase.InWindow, counted: posts);
        return new TrendTopic
        {
            Topic = ForeignText.Line(name.Best),
            AlsoWritten = name.Others.Count == 0 ? null : [.. name.Others.Select(ForeignText.Line)],
            Mentions = topic.Mentions,
            BaselineMentions = topic.Odds is null ? null : topic.Before,
            ExpectedMentions = topic.Odds is { } odds ? Math.Round(odds.Expected(topic.Before), 1) : null,
            GrowthRate = topic.Growth is { } growth ? Math.Round(growth, 1) : null,
            ScoreVelocity = Math.Round(posts.Where(post => !post.HideScore).Sum(VelocityOf), 1),
            Sentiment = mood.Rate(posts.Select(post => post.Title)),
            TopSubreddits = [.. posts.Where(post => post.Subreddit is not null).GroupBy(post => post.Subreddit!, StringComparer.OrdinalIgnoreCase)
                .Select(same => new SubredditCount(same.Key, same.Count())).OrderByDescending(count => count.Items).ThenBy(count => count.Subreddit, StringComparer.Ordinal)
                .Take(MostSubreddits)],
            SamplePosts = [.. posts.OrderByDescending(post => post.Score).ThenByDescending(post => post.CreatedUtc).DistinctBy(post => post.Title, StringComparer.Ordinal)
                .Take(MostPosts).Select(Show)],
        };
    }

    private double VelocityOf(TrendPost post) => post.Score / Math.Max(YoungestHours, (sample.TakenUtc - post.CreatedUtc) / 3600);

    private static TrendingPost Show(TrendPost post) => new()
    {
        Id = post.Id,
        Title = post.Title,
        Author = post.Author,
        Subreddit = post.Subreddit,
        Score = post.HideScore ? null : post.Score,
        NumComments = post.NumComments,
        CreatedUtc = post.CreatedUtc,
        Permalink = $"/comments/{post.Id}/",
    };
}

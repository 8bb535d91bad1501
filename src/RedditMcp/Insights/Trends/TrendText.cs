using System.Globalization;
using System.Text;
using RedditMcp.Answers;
using RedditMcp.Answers.Text;

namespace RedditMcp.Insights.Trends;

/// <summary>Puts topics in words.</summary>
internal static class TrendText
{
    /// <summary>How topics are found, for whoever reads an answer.</summary>
    public const string Method =
        "Counted: phrases of 1-3 words and names in post titles; case, plural and hyphens joined; one mention per account; bots and recurring threads left out. growth_rate: "
        + "share of posts that mention it in the window / share before it (half a mention added). Listed: grown at least twofold, at least 3 mentions in 3 different titles, and more than chance explains "
        + "(binomial, fewer than 1 in 10 listed should be chance). Order: least likely chance first. Sentiment: mean over English titles of a lexicon-and-rules rating (-1 to 1).";

    /// <summary>How topics are found where there is nothing to compare with.</summary>
    public const string ColdMethod =
        "Counted: phrases of 1-3 words and names in post titles; case, plural and hyphens joined; one mention per account; bots and recurring threads left out. No baseline yet: listed are "
        + "names and uncommon phrases that at least 4 posts mention, most mentioned first. Whether they grow is not known. Sentiment: mean over "
        + "English titles of a lexicon-and-rules rating (-1 to 1).";

    public static ItemText<TrendTopic> Topics(DateTimeOffset now) => new((number, topic) => Of(number, topic, now), _ => null, (topic, _, _) => topic);

    /// <summary>What was looked at, in one line each.</summary>
    public static string Heading(TrendAnswer answer, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"trending in r/{answer.Scope}, last {answer.TimeWindow}: {Wording.Count(answer.Topics.Count, "topic")}\n");
        text.Append(CultureInfo.InvariantCulture, $"sample: {Wording.Count(answer.Window.Posts, "post")} of the window, ");
        if (answer.Baseline is { } baseline)
            text.Append(CultureInfo.InvariantCulture, $"compared with {Wording.Count(baseline.Posts, "post")} of up to {Wording.Age(baseline.FromUtc, now)} ago");
        else
            text.Append("nothing to compare with yet (cold start)");
        text.Append(CultureInfo.InvariantCulture, $"; {answer.Sample.Excluded} by bots or in recurring threads not counted\nmethod: {answer.Method}\n");
        return text.ToString();
    }

    private static string Of(int number, TrendTopic topic, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{number}. {Wording.Line(topic.Topic)}: {Wording.Count(topic.Mentions, "mention")}");
        if (topic is { GrowthRate: { } growth, BaselineMentions: 0 })
            text.Append(CultureInfo.InvariantCulture, $", not mentioned before ({growth}x with half a mention added)");
        else if (topic.GrowthRate is { } rate)
            text.Append(CultureInfo.InvariantCulture, $", {rate}x the baseline ({topic.ExpectedMentions} expected)");
        text.Append(CultureInfo.InvariantCulture, $", {topic.ScoreVelocity} points/h");
        if (topic.Sentiment is { } sentiment)
            text.Append(CultureInfo.InvariantCulture, $", titles {sentiment.Label} ({sentiment.Score:+0.00;-0.00;0})");
        text.Append('\n');
        text.Append(string.Join(", ", topic.TopSubreddits.Select(count => string.Create(CultureInfo.InvariantCulture, $"r/{Wording.Line(count.Subreddit)} {count.Items}"))));
        if (topic.AlsoWritten is { } forms)
            text.Append("; also written: ").Append(string.Join(", ", forms.Select(Wording.Line)));
        text.Append('\n');
        foreach (var post in topic.SamplePosts)
        {
            text.Append("> ").Append(Wording.Line(post.Title)).Append(CultureInfo.InvariantCulture, $" [r/{Wording.Line(post.Subreddit)}, ");
            text.Append(post.Score is { } score ? Wording.Count(score, "point") : "score hidden");
            text.Append(CultureInfo.InvariantCulture, $", {Wording.Count(post.NumComments, "comment")}, {Wording.Age(post.CreatedUtc, now)}, id {post.Id}]\n");
        }

        return text.ToString();
    }
}

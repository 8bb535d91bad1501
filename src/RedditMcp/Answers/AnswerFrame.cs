using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using RedditMcp.Answers.Model;
using RedditMcp.Answers.Text;
using RedditMcp.Caching;
using RedditMcp.Reddit;

namespace RedditMcp.Answers;

/// <summary>Puts around what was asked for what one has to know of it: where it is from, how old, and what is missing.</summary>
internal sealed class AnswerFrame(RateLimit rateLimit, IOptions<RedditOptions> options)
{
    /// <summary>More notes than this say nothing.</summary>
    private const int MostNotes = 3;

    /// <summary>Who answers as far as the configuration tells, for answers that asked nobody.</summary>
    public RedditSource ConfiguredSource => options.Value.IsRealReddit ? RedditSource.Reddit : RedditSource.Simulator;

    /// <summary>The line that keeps anybody from taking a simulation for Reddit; empty for Reddit.</summary>
    public static string Notice(RedditSource source) => source switch
    {
        RedditSource.Simulator => "SIMULATED, NOT REDDIT: people, posts and numbers here are made up.\n",
        RedditSource.Replay => "SIMULATED, NOT REDDIT: recorded answers are replayed, not today's Reddit.\n",
        _ => "",
    };

    /// <summary>Describes an answer.</summary>
    /// <param name="origin">Where its parts came from.</param>
    /// <param name="truncated">Items that are not in it.</param>
    /// <param name="notes">What else a reader should know.</param>
    public AnswerMetadata Describe(Origin origin, int truncated, params IEnumerable<string> notes) => new()
    {
        Cached = origin.Tier != CacheTier.Reddit,
        Tier = origin.Tier,
        AgeSeconds = Math.Round(Math.Max(0, origin.Age.TotalSeconds), 1),
        TtlSeconds = (int)origin.TimeToLive.TotalSeconds,
        Stale = origin.IsStale,
        Source = origin.Source,
        ApiCalls = origin.ApiCalls,
        RateLimitRemaining = rateLimit.Remaining is { } left ? (int)left : null,
        Truncated = truncated,
        Notes = notes.Take(MostNotes).ToArray() is { Length: > 0 } told ? told : null,
    };

    /// <summary>Puts the frame around the text of an answer.</summary>
    /// <param name="body">The items in words.</param>
    /// <param name="metadata">Where they are from.</param>
    /// <param name="maxTokens">What the body may take. Items were chosen to fit; this holds even for one whose title and links alone do not.</param>
    public static string Write(string body, AnswerMetadata metadata, int maxTokens)
    {
        var text = new StringBuilder(Notice(metadata.Source)).Append(Fit(body, maxTokens)).Append("---\n");
        text.Append(metadata.Cached ? "from the cache" : "just fetched").Append(" (");
        text.Append(metadata.Source.ToString().ToLowerInvariant());
        text.Append(CultureInfo.InvariantCulture, $", {Math.Round(metadata.AgeSeconds)}s old");
        text.Append(metadata.Stale
            ? ", STALE: Reddit gave nothing newer)"
            : string.Create(CultureInfo.InvariantCulture, $", fresh for {metadata.TtlSeconds}s)"));
        if (metadata.RateLimitRemaining is { } left)
            text.Append("; ").Append(Wording.Count(left, "API call")).Append(" left");
        if (metadata.Truncated > 0)
            text.Append(CultureInfo.InvariantCulture, $"; left out: {metadata.Truncated}");
        if (metadata.NsfwHidden > 0)
            text.Append(CultureInfo.InvariantCulture, $"; hidden as NSFW: {metadata.NsfwHidden}");
        text.Append('\n');
        foreach (var note in metadata.Notes ?? [])
            text.Append("note: ").Append(note).Append('\n');
        if (metadata.Cursor is { } cursor)
            text.Append("more with cursor: ").Append(cursor).Append('\n');
        return text.ToString();
    }

    /// <summary>The text of an error.</summary>
    public static string Write(RedditError error, RedditSource source)
    {
        var text = new StringBuilder(Notice(source)).Append(error.Kind.Name).Append(": ").Append(error.Message);
        if (SecondsOf(error.RetryAfter) is { } seconds)
            text.Append(CultureInfo.InvariantCulture, $" (retry after {seconds} s)");
        return text.Append('\n').ToString();
    }

    /// <summary>An error as structured content.</summary>
    public static ErrorBody BodyOf(RedditError error) => new(error.Kind.Name, error.Message, SecondsOf(error.RetryAfter));

    /// <summary>An error of a part, beside the parts that succeeded.</summary>
    public static PartError PartOf(string of, RedditError error) => new(of, error.Kind.Name, error.Message);

    private static string Fit(string body, int maxTokens)
    {
        if (TokenEstimate.Of(body) <= maxTokens)
            return body;
        const string mark = "[cut here to fit max_tokens]\n";
        var kept = new TokenBudget(maxTokens).Cut(body, part => part + mark);
        return kept[..(kept.LastIndexOf('\n') + 1)] + mark;
    }

    private static int? SecondsOf(TimeSpan? wait) => wait is { } span ? (int)Math.Ceiling(span.TotalSeconds) : null;
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RedditMcp.Answers.Model;
using RedditMcp.Answers.Text;
using RedditMcp.Budget.Credentials;
using RedditMcp.Budget.Users;
using RedditMcp.Caching;
using RedditMcp.Reddit;

namespace RedditMcp.Answers;

/// <summary>Puts around what was asked for what one has to know of it each time: where it is from, and how old.</summary>
internal sealed class AnswerFrame(CredentialPool credentials, IOptions<RedditOptions> options)
{
    private static readonly ReadOnlyMemory<byte>[] s_notices =
        [.. Enum.GetValues<RedditSource>().Select(source => AnswerRenderer.Escape(Notice(source)))];

    /// <summary>
    /// Metadata as it was written lately, each at the place of its hash. It tells ages in tenths of a second, so an answer that is given
    /// thousands of times a second is mostly given with the same.
    /// </summary>
    private readonly WrittenMetadata?[] _recent = new WrittenMetadata?[64];

    /// <summary>Who answers as far as the configuration tells, for answers that asked nobody.</summary>
    public RedditSource ConfiguredSource => options.Value.IsRealReddit ? RedditSource.Reddit : RedditSource.Simulator;

    /// <summary>The line that keeps anybody from taking a simulation for Reddit; empty for Reddit.</summary>
    public static string Notice(RedditSource source) => source switch
    {
        RedditSource.Simulator => "SIMULATED, NOT REDDIT: people, posts and numbers here are made up.\n",
        RedditSource.Replay => "SIMULATED, NOT REDDIT: recorded answers are replayed, not today's Reddit.\n",
        _ => "",
    };

    /// <summary>Puts the frame around an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="origin">Where its parts came from.</param>
    /// <param name="quota">What the caller has left; null for the operator.</param>
    public FramedAnswer Put(RenderedAnswer answer, Origin origin, QuotaReport? quota)
    {
        var metadata = Describe(origin) with { Quota = quota };
        var written = Write(metadata);
        return new FramedAnswer(answer, metadata, s_notices[(int)origin.Source], written.Line, written.Start);
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

    private WrittenMetadata Write(AnswerMetadata metadata)
    {
        ref var recent = ref _recent[(uint)metadata.GetHashCode() % (uint)_recent.Length];
        if (recent is { } written && written.Metadata == metadata)
            return written;

        var json = JsonSerializer.SerializeToUtf8Bytes(metadata, AnswerJson.Compact.AnswerMetadata);
        return recent = new WrittenMetadata(metadata, LineOf(metadata), json.AsMemory(0, json.Length - 1));
    }

    private AnswerMetadata Describe(Origin origin) => new()
    {
        Cached = origin.Tier != CacheTier.Reddit,
        Tier = origin.Tier,
        AgeSeconds = Math.Round(Math.Max(0, origin.Age.TotalSeconds), 1),
        TtlSeconds = (int)origin.TimeToLive.TotalSeconds,
        Stale = origin.IsStale,
        Source = origin.Source,
        ApiCalls = origin.ApiCalls,
        WaitedSeconds = Math.Round(origin.Waited.TotalSeconds, 1),
        RateLimitRemaining = credentials.Remaining,
    };

    /// <summary>The line about the origin; ASCII, and nothing in it needs escaping.</summary>
    private static ReadOnlyMemory<byte> LineOf(AnswerMetadata metadata)
    {
        var found = metadata.Cached ? "from the cache" : "just fetched";
        var fresh = metadata.Stale ? "STALE: nothing newer was to be had" : string.Create(CultureInfo.InvariantCulture, $"fresh for {metadata.TtlSeconds}s");
        var left = metadata.RateLimitRemaining is { } calls ? $"; {Wording.Count(calls, "API call")} left" : "";
        var quota = metadata.Quota is { Limit: { } limit, Remaining: { } remaining }
            ? string.Create(CultureInfo.InvariantCulture, $"; {remaining} of your {limit} a minute left")
            : "";
        return Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{found} ({NameOf(metadata.Source)}, {Math.Round(metadata.AgeSeconds)}s old, {fresh}){left}{quota}"));
    }

    private static string NameOf(RedditSource source) => source switch
    {
        RedditSource.Simulator => "simulator",
        RedditSource.Replay => "replay",
        _ => "reddit",
    };

    private static int? SecondsOf(TimeSpan? wait) => wait is { } span ? (int)Math.Ceiling(span.TotalSeconds) : null;

    /// <summary>Metadata and its two spellings.</summary>
    private sealed record WrittenMetadata(AnswerMetadata Metadata, ReadOnlyMemory<byte> Line, ReadOnlyMemory<byte> Start);
}

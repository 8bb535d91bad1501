using System.Text.Json;
using RedditMcp.Simulator.Rendering;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Serving;

/// <summary>
/// Reads a post to plant: <c>subreddit</c> and <c>title</c>, and if wanted <c>selftext</c>, <c>author</c>, <c>url</c>, <c>flair</c>, <c>score</c>,
/// <c>num_comments</c>, <c>upvote_ratio</c>, <c>created_utc</c> or <c>age_seconds</c>, <c>over_18</c>, <c>spoiler</c>, <c>locked</c>,
/// <c>removed_by_category</c> and <c>growth</c> with <c>score_per_hour</c> and <c>comments_per_hour</c>.
/// </summary>
internal static class PlantedPostReader
{
    public static PlantedPost Read(JsonElement json)
    {
        var subreddit = Text(json, "subreddit") ?? throw new FormatException("A planted post needs a subreddit.");
        if (!SubredditNames.IsSubreddit(subreddit))
            throw new FormatException($"'{subreddit}' is no name of a subreddit.");

        var growth = json.TryGetProperty("growth", out var given) ? given : default;
        return new PlantedPost(subreddit, Text(json, "title") ?? throw new FormatException("A planted post needs a title."))
        {
            SelfText = Text(json, "selftext") ?? "",
            Author = Text(json, "author") ?? "planted_author",
            Url = Text(json, "url"),
            Flair = Text(json, "flair") ?? Text(json, "link_flair_text"),
            Score = (int)(Number(json, "score") ?? 1),
            Comments = (int)(Number(json, "num_comments") ?? 0),
            UpvoteRatio = Number(json, "upvote_ratio") ?? 0.95,
            CreatedUtc = (long?)Number(json, "created_utc"),
            AgeSeconds = (long)(Number(json, "age_seconds") ?? 0),
            Over18 = Flag(json, "over_18"),
            Spoiler = Flag(json, "spoiler"),
            Locked = Flag(json, "locked"),
            Removal = RemovalNames.Parse(Text(json, "removed_by_category")),
            ScorePerHour = Number(growth, "score_per_hour") ?? 0,
            CommentsPerHour = Number(growth, "comments_per_hour") ?? 0,
        };
    }

    private static string? Text(JsonElement json, string name) => Property(json, name)?.GetString();

    private static double? Number(JsonElement json, string name) => Property(json, name)?.GetDouble();

    private static bool Flag(JsonElement json, string name) => Property(json, name)?.GetBoolean() ?? false;

    private static JsonElement? Property(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>A community's moderators.</summary>
/// <param name="Subreddit">The community.</param>
internal sealed record ModeratorsQuery(SubredditName Subreddit) : RedditQuery<ModeratorList>
{
    /// <inheritdoc/>
    protected override string KeyTool => "subreddit";

    /// <inheritdoc/>
    public override JsonTypeInfo<ModeratorList> Format => ContentJson.Compact.ModeratorList;

    /// <inheritdoc/>
    public override RedditRequest ToRequest() =>
        new("subreddit_moderators", $"/r/{Subreddit}/about/moderators") { Subject = $"the moderators of r/{Subreddit}" };

    /// <inheritdoc/>
    public override RedditResult<ModeratorList> Read(JsonElement answer) => CommunityReader.ReadModerators(answer);

    /// <inheritdoc/>
    public override ContentKind KindOf(ModeratorList content, DateTimeOffset now) => ContentKind.SubredditModerators;

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters().Add("subreddit", Subreddit.Value).Add("part", "moderators");
}

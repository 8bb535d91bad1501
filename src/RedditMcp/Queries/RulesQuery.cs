using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>A community's rules.</summary>
/// <param name="Subreddit">The community.</param>
internal sealed record RulesQuery(SubredditName Subreddit) : RedditQuery<RuleList>
{
    /// <inheritdoc/>
    protected override string KeyTool => "subreddit";

    /// <inheritdoc/>
    public override JsonTypeInfo<RuleList> Format => ContentJson.Compact.RuleList;

    /// <inheritdoc/>
    public override RedditRequest ToRequest() => new("subreddit_rules", $"/r/{Subreddit}/about/rules") { Subject = $"the rules of r/{Subreddit}" };

    /// <inheritdoc/>
    public override RedditResult<RuleList> Read(JsonElement answer) => CommunityReader.ReadRules(answer);

    /// <inheritdoc/>
    public override ContentKind KindOf(RuleList content, DateTimeOffset now) => ContentKind.SubredditRules;

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters().Add("subreddit", Subreddit.Value).Add("part", "rules");
}

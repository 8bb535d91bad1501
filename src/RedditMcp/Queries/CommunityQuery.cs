using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>What a community says of itself.</summary>
/// <param name="Subreddit">The community.</param>
internal sealed record CommunityQuery(SubredditName Subreddit) : RedditQuery<Community>, ILookupQuery<Community>
{
    /// <inheritdoc/>
    protected override string KeyTool => "subreddit";

    /// <inheritdoc/>
    public override JsonTypeInfo<Community> Format => ContentJson.Compact.Community;

    /// <inheritdoc/>
    public override RedditRequest ToRequest() => new("subreddit_about", $"/r/{Subreddit}/about") { Subject = $"the community r/{Subreddit}" };

    /// <inheritdoc/>
    public LookupName? Lookup => new(LookupBy.SubredditName, Subreddit.Value);

    /// <inheritdoc/>
    public override RedditResult<Community> Read(JsonElement answer) => CommunityReader.ReadAbout(answer);

    /// <inheritdoc/>
    /// <remarks>Of what is missing, private, quarantined or banned only its own page says which.</remarks>
    public RedditResult<Community>? ReadAmongOthers(JsonElement thing) =>
        CommunityReader.ReadListed(thing) is { } community ? new RedditResult<Community>?(community) : null;

    /// <inheritdoc/>
    public override ContentKind KindOf(Community content, DateTimeOffset now) => ContentKind.SubredditInfo;

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters().Add("subreddit", Subreddit.Value).Add("part", "about");
}

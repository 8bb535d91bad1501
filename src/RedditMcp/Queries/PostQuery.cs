using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>A post alone, without its comments.</summary>
/// <param name="Post">The post.</param>
internal sealed record PostQuery(ThingId Post) : RedditQuery<ThreadPage>
{
    /// <inheritdoc/>
    protected override string KeyTool => "comments";

    /// <inheritdoc/>
    public override JsonTypeInfo<ThreadPage> Format => ContentJson.Compact.ThreadPage;

    /// <inheritdoc/>
    public override RedditRequest ToRequest() =>
        new RedditRequest("info", "/api/info") { Subject = $"the post {Post}" }.With("id", Post.AsPost);

    /// <inheritdoc/>
    public override RedditResult<ThreadPage> Read(JsonElement answer) =>
        answer.Children("t3").Select(PostReader.Read).FirstOrDefault() is { } post
            ? new ThreadPage(post, [], [])
            : RedditErrors.NotFound($"the post {Post}");

    /// <inheritdoc/>
    public override ContentKind KindOf(ThreadPage content, DateTimeOffset now) => ThreadQuery.KindOf(content.Post, now);

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters().Add("post_id", Post.Value).Add("part", "post");
}

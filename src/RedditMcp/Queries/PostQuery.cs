using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>A post alone, without its comments.</summary>
/// <param name="Post">The post.</param>
internal sealed record PostQuery(ThingId Post) : RedditQuery<ThreadPage>, ILookupQuery<ThreadPage>
{
    /// <summary>Ids of so many digits are numbers of 63 bits. What a longer one does to Reddit, it must not do to the posts beside it.</summary>
    private const int LongestAmongOthers = 12;

    /// <inheritdoc/>
    protected override string KeyTool => "comments";

    /// <inheritdoc/>
    public override JsonTypeInfo<ThreadPage> Format => ContentJson.Compact.ThreadPage;

    /// <inheritdoc/>
    public override RedditRequest ToRequest() =>
        new RedditRequest("info", "/api/info") { Subject = $"the post {Post}" }.With("id", Post.AsPost);

    /// <inheritdoc/>
    public LookupName? Lookup => Post.Value.Length <= LongestAmongOthers ? new(LookupBy.Fullname, Post.AsPost) : null;

    /// <inheritdoc/>
    public override RedditResult<ThreadPage> Read(JsonElement answer) => ReadThing(answer.Children("t3").FirstOrDefault());

    /// <inheritdoc/>
    /// <remarks>A call for it alone goes the same way, and would tell no more.</remarks>
    public RedditResult<ThreadPage>? ReadAmongOthers(JsonElement thing) => ReadThing(thing);

    /// <inheritdoc/>
    public override ContentKind KindOf(ThreadPage content, DateTimeOffset now) => ThreadQuery.KindOf(content.Post, now);

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters().Add("post_id", Post.Value).Add("part", "post");

    private RedditResult<ThreadPage> ReadThing(JsonElement thing) =>
        PostReader.Read(thing) is { } post ? new ThreadPage(post, [], []) : RedditErrors.NotFound($"the post {Post}");
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>Comments that a thread's page left out, by their ids.</summary>
/// <param name="Post">The thread.</param>
/// <param name="Sort">The order of the comments.</param>
/// <param name="Children">The ids, at most <see cref="Largest"/>.</param>
/// <param name="ThreadKind">How fresh the thread they belong to stays.</param>
internal sealed record MoreCommentsQuery(ThingId Post, CommentSort Sort, IReadOnlyList<string> Children, ContentKind ThreadKind)
    : RedditQuery<ThreadPage>
{
    /// <summary>As many ids as Reddit takes in a call.</summary>
    public const int Largest = 100;

    /// <inheritdoc/>
    protected override string KeyTool => "comments";

    /// <inheritdoc/>
    public override JsonTypeInfo<ThreadPage> Format => ContentJson.Compact.ThreadPage;

    /// <inheritdoc/>
    public override RedditRequest ToRequest() => new("morechildren", "/api/morechildren")
    {
        Subject = "these comments",
        IsExclusive = true,
        Form =
        [
            new("api_type", "json"),
            new("link_id", Post.AsPost),
            new("children", string.Join(',', Children)),
            new("sort", Sort.Spell()),
            new("limit_children", "false"),
        ],
    };

    /// <inheritdoc/>
    public override RedditResult<ThreadPage> Read(JsonElement answer) => ThreadReader.ReadMoreChildren(answer);

    /// <inheritdoc/>
    public override ContentKind KindOf(ThreadPage content, DateTimeOffset now) => ThreadKind;

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters()
        .Add("post_id", Post.Value).Add("sort", Sort.Spell()).Add("children", Children);
}

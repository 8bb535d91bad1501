using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>Where a share link leads. Its target is checked and read here; nothing is fetched from it.</summary>
/// <param name="Link">The link.</param>
internal sealed record ShareLinkQuery(PostReference.Share Link) : RedditQuery<ShareTarget>
{
    /// <summary>The post a target names; its ids were checked when it was read.</summary>
    public static PostReference.Post PostOf(ShareTarget target)
    {
        var post = ThingId.TryParse(target.PostId, "t3_", out var id) ? id : default;
        return new PostReference.Post(post, ThingId.TryParse(target.CommentId ?? "", "t1_", out var comment) ? comment : null);
    }

    /// <inheritdoc/>
    protected override string KeyTool => "share";

    /// <inheritdoc/>
    public override JsonTypeInfo<ShareTarget> Format => ContentJson.Compact.ShareTarget;

    /// <inheritdoc/>
    public override RedditRequest ToRequest() => new("share_link", Link.Path) { Subject = "the share link", IsShareLink = true };

    /// <inheritdoc/>
    /// <remarks>The gateway hands over the redirect as <c>{"location":"..."}</c>.</remarks>
    public override RedditResult<ShareTarget> Read(JsonElement answer) =>
        answer.Text("location") is { } location
        && PostReference.TryParse(location, out var reference)
        && reference is PostReference.Post post
            ? new ShareTarget(post.Id.Value, post.Comment?.Value)
            : RedditErrors.NotFound("a post behind this share link");

    /// <inheritdoc/>
    /// <remarks>A link's target does not change; it is kept as long as the stillest row allows.</remarks>
    public override ContentKind KindOf(ShareTarget content, DateTimeOffset now) => ContentKind.PostsTopMonthPlus;

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters().Add("link", Link.Path);
}

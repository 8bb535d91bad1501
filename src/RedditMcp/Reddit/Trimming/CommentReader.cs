using System.Text.Json;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Reddit.Trimming;

/// <summary>Keeps of a comment what matters, without its replies.</summary>
internal static class CommentReader
{
    /// <summary>Reads a listing of an account's comments.</summary>
    public static RedditResult<CommentPage> ReadPage(JsonElement listing) => listing.IsKind("Listing")
        ? new CommentPage([.. listing.Children("t1").Select(ReadListed).OfType<Comment>()], listing.After())
        : RedditErrors.Unreadable("a listing of comments");

    /// <summary>Reads a comment of a thread; null where it has not even an id.</summary>
    public static Comment? Read(JsonElement comment) => comment.Text("id") is not { } id
        ? null
        : new Comment
        {
            Id = id,
            ParentId = comment.Text("parent_id"),
            Author = comment.Text("author"),
            Body = comment.Text("body") ?? "",
            Score = comment.Integer("score") ?? 0,
            ScoreHidden = comment.Flag("score_hidden"),
            CreatedUtc = comment.Number("created_utc") ?? 0,
            Depth = comment.Integer("depth") is { } depth ? (int)Math.Clamp(depth, 0, 1000) : null,
            IsSubmitter = comment.Flag("is_submitter"),
            Stickied = comment.Flag("stickied"),
            Collapsed = comment.Flag("collapsed"),
            CollapsedReason = comment.Text("collapsed_reason"),
            Controversiality = (int)Math.Clamp(comment.Integer("controversiality") ?? 0, 0, 1),
            AuthorFlairText = comment.Text("author_flair_text"),
            Distinguished = comment.Text("distinguished"),
            Edited = comment.Number("edited"),
        };

    /// <summary>Reads a comment that stands outside its thread, and so has to say where it belongs.</summary>
    private static Comment? ReadListed(JsonElement comment) => Read(comment) is { } read
        ? read with
        {
            Permalink = comment.Text("permalink"),
            Subreddit = comment.Text("subreddit"),
            LinkId = comment.Text("link_id"),
            LinkTitle = comment.Text("link_title"),
        }
        : null;
}

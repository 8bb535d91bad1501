using RedditMcp.Simulator.Text;
using RedditMcp.Simulator.Threads;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Rendering;

/// <summary>Writes comments. How deep one stands and what answers it is up to the answer it is shown in.</summary>
internal sealed class CommentRenderer
{
    private const long CacheBytes = 96 << 20;
    private readonly FragmentCache<CommentState> _fragments = new(CacheBytes);

    /// <summary>The object inside <c>data</c>, without <c>depth</c> and <c>replies</c>.</summary>
    public byte[] Render(Comment comment, int depth, long now, bool raw) =>
        _fragments.GetOrRender(new FragmentKey(comment.Id.Value, raw), comment.StateAt(now, depth), comment, Write);

    private static byte[] Write(Comment comment, CommentState state, bool raw)
    {
        using var writer = new ThingWriter(raw);
        var json = writer.Json;
        json.WriteStartObject();
        writer.Nulls(Names.CommentNulls);
        writer.Falses(Names.CommentFalses);
        writer.EmptyLists(Names.CommentLists);
        WritePlace(writer, comment);
        WriteAuthor(writer, comment, state);
        WriteText(writer, comment, state);
        WriteNumbers(writer, comment, state);
        json.WriteEndObject();
        return writer.ToArray();
    }

    private static void WritePlace(ThingWriter writer, Comment comment)
    {
        var json = writer.Json;
        var community = comment.Post.Community;
        json.WriteString("id"u8, comment.Id.ToString());
        json.WriteString("name"u8, comment.Id.Fullname);
        json.WriteString("link_id"u8, comment.Post.Id.Fullname);
        json.WriteString("parent_id"u8, comment.ParentFullname);
        json.WriteString("permalink"u8, comment.Permalink);
        json.WriteString("subreddit"u8, community.Name);
        json.WriteString("subreddit_id"u8, $"t5_{community.Id}");
        json.WriteString("subreddit_name_prefixed"u8, community.Prefixed);
        json.WriteString("subreddit_type"u8, community.Owner is null ? "public"u8 : "user"u8);
        writer.Time("created"u8, comment.Created);
        writer.Time("created_utc"u8, comment.Created);
    }

    private static void WriteAuthor(ThingWriter writer, Comment comment, CommentState state)
    {
        var json = writer.Json;
        var isGone = state.Removal != Removal.None;
        json.WriteString("author"u8, isGone ? "[deleted]" : comment.Author);
        if (!isGone)
            json.WriteString("author_fullname"u8, $"t2_{UserPool.IdOf(comment.Author)}");

        json.WriteBoolean("is_submitter"u8, !isGone && comment.IsByPostAuthor);
        json.WriteString("distinguished"u8, state.Stickied && !isGone ? "moderator" : null);
        json.WriteNull("author_flair_text"u8);
        json.WriteString("author_flair_type"u8, "text"u8);
    }

    private static void WriteText(ThingWriter writer, Comment comment, CommentState state)
    {
        var body = state.Removal switch
        {
            Removal.None => state.EditedAt > 0 ? $"{comment.Body}\n\nEdit: spelling." : comment.Body,
            Removal.ByAuthor => "[deleted]",
            _ => "[removed]",
        };
        writer.Text("body"u8, body);
        writer.Text("body_html"u8, Markdown.ToHtml(body));
        writer.Json.WriteBoolean("collapsed"u8, state.Removal != Removal.None || state.Score < -5);
        writer.Json.WriteString("collapsed_reason"u8, state.Score < -5 ? "comment score below threshold" : null);
        writer.Json.WriteString("collapsed_reason_code"u8, state.Removal != Removal.None ? "DELETED" : null);
    }

    private static void WriteNumbers(ThingWriter writer, Comment comment, CommentState state)
    {
        var json = writer.Json;
        json.WriteNumber("score"u8, state.Score);
        json.WriteNumber("ups"u8, state.Score);
        json.WriteNumber("downs"u8, 0);
        json.WriteNumber("controversiality"u8, state.Controversial ? 1 : 0);
        json.WriteNumber("gilded"u8, 0);
        json.WriteNumber("total_awards_received"u8, 0);
        writer.EmptyObject("gildings"u8);
        writer.TimeOrFalse("edited"u8, state.EditedAt);
        json.WriteBoolean("score_hidden"u8, false);
        json.WriteBoolean("stickied"u8, state.Stickied);
        json.WriteBoolean("locked"u8, comment.Post.Content.Locked);
        json.WriteBoolean("archived"u8, false);
    }
}

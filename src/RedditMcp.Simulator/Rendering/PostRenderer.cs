using System.Text.Json;
using RedditMcp.Simulator.Text;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Rendering;

/// <summary>Writes posts as Reddit does, with all the fields nobody reads, so that sizes are honest.</summary>
internal sealed class PostRenderer(Site site)
{
    private const long CacheBytes = 96 << 20;
    private readonly FragmentCache<PostState> _fragments = new(CacheBytes);

    /// <summary>The object inside <c>data</c>.</summary>
    public byte[] Render(Post post, long now, bool raw)
    {
        var state = post.StateAt(now);
        return site.CrosspostParentOf(post) is { } parent
            ? Write(post, state, raw, (parent, Render(parent, now, raw)))
            : _fragments.GetOrRender(new FragmentKey(post.Id.Value, raw), state, post, WriteAlone);
    }

    private static byte[] WriteAlone(Post post, PostState state, bool raw) => Write(post, state, raw, parent: null);

    private static byte[] Write(Post post, PostState state, bool raw, (Post Post, byte[] Json)? parent)
    {
        using var writer = new ThingWriter(raw);
        var json = writer.Json;
        json.WriteStartObject();
        writer.Nulls(Names.PostNulls);
        writer.Falses(Names.PostFalses);
        writer.EmptyLists(Names.PostLists);
        WriteIdentity(writer, post, state);
        WriteCommunity(writer, post.Community);
        WriteAuthor(writer, post, state);
        WriteText(writer, post, state);
        WriteNumbers(json, post, state);
        WriteFlags(json, post, state);
        PostMedia.Write(writer, post, parent?.Post);
        if (parent is var (original, rendered))
            WriteParent(json, original, rendered);

        json.WriteEndObject();
        return writer.ToArray();
    }

    private static void WriteIdentity(ThingWriter writer, Post post, PostState state)
    {
        writer.Json.WriteString("id"u8, post.Id.ToString());
        writer.Json.WriteString("name"u8, post.Id.Fullname);
        writer.Json.WriteString("permalink"u8, post.Permalink);
        writer.Time("created"u8, post.Vitals.Created);
        writer.Time("created_utc"u8, post.Vitals.Created);
        writer.TimeOrFalse("edited"u8, state.EditedAt);
    }

    private static void WriteCommunity(ThingWriter writer, Community community)
    {
        var json = writer.Json;
        json.WriteString("subreddit"u8, community.Owner is { } owner ? SubredditNames.ProfileOf(owner) : community.Name);
        json.WriteString("subreddit_id"u8, $"t5_{community.Id}");
        json.WriteString("subreddit_name_prefixed"u8, community.Prefixed);
        json.WriteString("subreddit_type"u8, community.Owner is null ? "public"u8 : "user"u8);
        json.WriteNumber("subreddit_subscribers"u8, community.Profile.Subscribers);
        json.WriteNumber("pwls"u8, 6);
        json.WriteNumber("wls"u8, 6);
        json.WriteBoolean("is_crosspostable"u8, true);
    }

    private static void WriteAuthor(ThingWriter writer, Post post, PostState state)
    {
        var isGone = state.Removal == Removal.ByAuthor;
        writer.Json.WriteString("author"u8, isGone ? "[deleted]" : post.Content.Author);
        if (!isGone)
            writer.Json.WriteString("author_fullname"u8, $"t2_{UserPool.IdOf(post.Content.Author)}");

        writer.Text("author_flair_text"u8, isGone ? null : post.Content.AuthorFlair);
        writer.Json.WriteString("author_flair_type"u8, "text"u8);
    }

    private static void WriteText(ThingWriter writer, Post post, PostState state)
    {
        var content = post.Content;
        var body = state.Removal switch
        {
            Removal.None => state.EditedAt > 0 ? $"{content.Body}\n\nEDIT: {content.Addition}" : content.Body,
            Removal.ByAuthor => "[deleted]",
            _ => "[removed]",
        };
        writer.Text("title"u8, content.Title);
        writer.Text("selftext"u8, body);
        writer.Text("selftext_html"u8, body.Length > 0 ? Markdown.ToMarkedHtml(body) : null);
        writer.Text("link_flair_text"u8, content.Flair);
        writer.Json.WriteString("link_flair_type"u8, "text"u8);
        writer.Json.WriteString("link_flair_css_class"u8, content.Flair is null ? null : "");
    }

    private static void WriteNumbers(Utf8JsonWriter json, Post post, PostState state)
    {
        json.WriteNumber("score"u8, state.Score);
        json.WriteNumber("ups"u8, state.Score);
        json.WriteNumber("downs"u8, 0);
        json.WriteNumber("upvote_ratio"u8, Math.Round(post.Vitals.UpvoteRatio, 2));
        json.WriteNumber("num_comments"u8, state.Comments);
        json.WriteNumber("num_crossposts"u8, post.Vitals.FinalScore > 2_000 ? (int)(post.Key % 12) : 0);
        json.WriteNumber("total_awards_received"u8, 0);
        json.WriteNumber("gilded"u8, 0);
        json.WriteStartObject("gildings"u8);
        json.WriteEndObject();
    }

    private static void WriteFlags(Utf8JsonWriter json, Post post, PostState state)
    {
        var content = post.Content;
        json.WriteBoolean("over_18"u8, content.Over18);
        json.WriteBoolean("spoiler"u8, content.Spoiler);
        json.WriteBoolean("locked"u8, content.Locked);
        json.WriteBoolean("archived"u8, state.Archived);
        json.WriteBoolean("stickied"u8, state.Stickied);
        json.WriteBoolean("pinned"u8, false);
        json.WriteBoolean("hide_score"u8, state.HidesScore);
        json.WriteBoolean("is_robot_indexable"u8, state.Removal == Removal.None);
        json.WriteString("distinguished"u8, content.Distinguished);
        json.WriteString("suggested_sort"u8, state.Stickied ? "new" : null);
        json.WriteString("removed_by_category"u8, RemovalNames.Of(state.Removal));
    }

    private static void WriteParent(Utf8JsonWriter json, Post parent, byte[] rendered)
    {
        json.WriteString("crosspost_parent"u8, parent.Id.Fullname);
        json.WriteStartArray("crosspost_parent_list"u8);
        json.WriteRawValue(rendered, skipInputValidation: true);
        json.WriteEndArray();
    }
}

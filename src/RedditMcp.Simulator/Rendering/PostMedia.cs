using System.Text.Json;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Rendering;

/// <summary>The fields in which kinds of posts differ: where they lead, what they show.</summary>
internal static class PostMedia
{
    private static readonly int[] Widths = [108, 216, 320, 640, 960, 1080];

    public static void Write(ThingWriter writer, Post post, Post? parent)
    {
        var json = writer.Json;
        var isSelf = parent is null && post.Kind is PostKind.Self or PostKind.Poll or PostKind.Crosspost;
        json.WriteBoolean("is_self"u8, isSelf);
        json.WriteBoolean("is_video"u8, post.Kind == PostKind.Video);
        json.WriteBoolean("is_reddit_media_domain"u8, post.Kind is PostKind.Image or PostKind.Video);
        writer.EmptyObject("media_embed"u8);
        writer.EmptyObject("secure_media_embed"u8);
        WriteAddress(writer, post, parent, isSelf);
        WriteVideo(json, "media"u8, post);
        WriteVideo(json, "secure_media"u8, post);
        if (post.Kind is PostKind.Image or PostKind.Link or PostKind.Video)
            WritePreview(writer, post);
        if (post.Kind == PostKind.Gallery)
            WriteGallery(writer, post);
        if (post.Kind == PostKind.Poll)
            WritePoll(writer, post);
    }

    /// <summary>The name of a post's picture or video among Reddit's media.</summary>
    private static string MediaId(Post post, int number = 0) => Base36.Encode(Dice.Mix(post.Key + (ulong)number) >> 4);

    private static void WriteAddress(ThingWriter writer, Post post, Post? parent, bool isSelf)
    {
        var url = parent is null ? UrlOf(post) : parent.Permalink;
        writer.Text("url"u8, url);
        if (!isSelf)
            writer.Text("url_overridden_by_dest"u8, url);

        var domain = isSelf ? $"self.{post.Community.Name}" : parent is not null || !Uri.TryCreate(url, UriKind.Absolute, out var target) ? "reddit.com" : target.Host;
        writer.Json.WriteString("domain"u8, domain.StartsWith("www.", StringComparison.Ordinal) ? domain[4..] : domain);
        writer.Text("thumbnail"u8, isSelf ? "self" : $"https://b.thumbs.redditmedia.com/{MediaId(post)}{MediaId(post, 1)}.jpg");
        if (isSelf)
        {
            writer.Json.WriteNull("thumbnail_width"u8);
            writer.Json.WriteNull("thumbnail_height"u8);
            return;
        }

        writer.Json.WriteNumber("thumbnail_width"u8, 140);
        writer.Json.WriteNumber("thumbnail_height"u8, 78 + (int)(post.Key % 63));
    }

    private static string UrlOf(Post post) => post.Kind switch
    {
        PostKind.Link => post.Content.Url!,
        PostKind.Image => $"https://i.redd.it/{MediaId(post)}.jpeg",
        PostKind.Video => $"https://v.redd.it/{MediaId(post)}",
        PostKind.Gallery => $"https://www.reddit.com/gallery/{post.Id}",
        _ => $"https://www.reddit.com{post.Permalink}",
    };

    private static void WriteVideo(Utf8JsonWriter json, ReadOnlySpan<byte> name, Post post)
    {
        if (post.Kind != PostKind.Video)
        {
            json.WriteNull(name);
            return;
        }

        var address = $"https://v.redd.it/{MediaId(post)}";
        json.WriteStartObject(name);
        json.WriteStartObject("reddit_video"u8);
        json.WriteNumber("bitrate_kbps"u8, 2_400);
        json.WriteString("fallback_url"u8, $"{address}/DASH_720.mp4?source=fallback");
        json.WriteBoolean("has_audio"u8, (post.Key & 3) != 0);
        json.WriteNumber("height"u8, 1_280);
        json.WriteNumber("width"u8, 720);
        json.WriteString("scrubber_media_url"u8, $"{address}/DASH_96.mp4");
        json.WriteString("dash_url"u8, $"{address}/DASHPlaylist.mpd");
        json.WriteNumber("duration"u8, 5 + (int)(post.Key % 90));
        json.WriteString("hls_url"u8, $"{address}/HLSPlaylist.m3u8");
        json.WriteBoolean("is_gif"u8, false);
        json.WriteString("transcoding_status"u8, "completed"u8);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePreview(ThingWriter writer, Post post)
    {
        var json = writer.Json;
        json.WriteString("post_hint"u8, post.Kind switch { PostKind.Image => "image"u8, PostKind.Video => "hosted:video"u8, _ => "link"u8 });
        json.WriteStartObject("preview"u8);
        json.WriteStartArray("images"u8);
        json.WriteStartObject();
        json.WritePropertyName("source"u8);
        WriteImage(writer, post, 1_920);
        json.WriteStartArray("resolutions"u8);
        foreach (var width in Widths)
            WriteImage(writer, post, width);

        json.WriteEndArray();
        writer.EmptyObject("variants"u8);
        json.WriteString("id"u8, MediaId(post, 2));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteBoolean("enabled"u8, post.Kind == PostKind.Image);
        json.WriteEndObject();
    }

    private static void WriteImage(ThingWriter writer, Post post, int width)
    {
        writer.Json.WriteStartObject();
        writer.Text("url"u8, Picture(post, 0, width));
        writer.Json.WriteNumber("width"u8, width);
        writer.Json.WriteNumber("height"u8, HeightOf(post, width));
        writer.Json.WriteEndObject();
    }

    private static void WriteGallery(ThingWriter writer, Post post)
    {
        var json = writer.Json;
        var count = 2 + (int)(post.Key % 5);
        json.WriteBoolean("is_gallery"u8, true);
        json.WriteStartObject("gallery_data"u8);
        json.WriteStartArray("items"u8);
        for (var item = 0; item < count; item++)
        {
            json.WriteStartObject();
            json.WriteString("media_id"u8, MediaId(post, item));
            json.WriteNumber("id"u8, (long)(post.Key % 800_000_000) + item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("media_metadata"u8);
        for (var item = 0; item < count; item++)
            WriteGalleryItem(writer, post, item);

        json.WriteEndObject();
    }

    private static void WriteGalleryItem(ThingWriter writer, Post post, int item)
    {
        var json = writer.Json;
        json.WriteStartObject(MediaId(post, item));
        json.WriteString("status"u8, "valid"u8);
        json.WriteString("e"u8, "Image"u8);
        json.WriteString("m"u8, "image/jpg"u8);
        json.WriteStartArray("p"u8);
        foreach (var width in Widths)
            WriteGalleryImage(writer, post, item, width);

        json.WriteEndArray();
        json.WritePropertyName("s"u8);
        WriteGalleryImage(writer, post, item, 2_316);
        json.WriteString("id"u8, MediaId(post, item));
        json.WriteEndObject();
    }

    private static void WriteGalleryImage(ThingWriter writer, Post post, int item, int width)
    {
        writer.Json.WriteStartObject();
        writer.Json.WriteNumber("y"u8, HeightOf(post, width));
        writer.Json.WriteNumber("x"u8, width);
        writer.Text("u"u8, Picture(post, item, width));
        writer.Json.WriteEndObject();
    }

    private static void WritePoll(ThingWriter writer, Post post)
    {
        var json = writer.Json;
        json.WriteStartObject("poll_data"u8);
        json.WriteNull("user_selection"u8);
        json.WriteStartArray("options"u8);
        for (var option = 0; option < 2 + (int)(post.Key % 4); option++)
        {
            json.WriteStartObject();
            writer.Text("text"u8, post.Community.Topic.Subjects[(int)((post.Key >> 3) + (ulong)option) % post.Community.Topic.Subjects.Count]);
            json.WriteString("id"u8, Base36.Encode((post.Key % 1_000_000) + (ulong)option));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("voting_end_timestamp"u8, (post.Vitals.Created + 3 * WorldTime.Day) * 1_000);
        json.WriteNumber("total_vote_count"u8, (int)post.Vitals.FinalScore * 2);
        json.WriteEndObject();
    }

    private static string Picture(Post post, int item, int width) =>
        $"https://preview.redd.it/{MediaId(post, item)}.jpg?width={width}&crop=smart&auto=webp&s={Dice.Mix(post.Key ^ (ulong)width):x16}{post.Key:x16}";

    private static int HeightOf(Post post, int width) => width * (60 + (int)(post.Key % 90)) / 100;
}

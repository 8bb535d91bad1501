using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Rendering;

/// <summary>The fields in which kinds of posts differ: where they lead, what they show.</summary>
internal static class PostMedia
{
    private const string Www = "www.";

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
        VideoFields.Write(json, "media"u8, post);
        VideoFields.Write(json, "secure_media"u8, post);
        switch (post.Kind)
        {
            case PostKind.Image or PostKind.Link or PostKind.Video:
                WritePreview(writer, post);
                break;
            case PostKind.Gallery:
                GalleryFields.Write(writer, post);
                break;
            case PostKind.Poll:
                PollFields.Write(writer, post);
                break;
        }
    }

    private static void WriteAddress(ThingWriter writer, Post post, Post? parent, bool isSelf)
    {
        var url = parent is null ? MediaFiles.UrlOf(post) : parent.Permalink;
        writer.Text("url"u8, url);
        writer.Json.WriteString("domain"u8, isSelf ? $"self.{post.Community.Name}" : DomainOf(url));
        if (isSelf)
        {
            writer.Json.WriteString("thumbnail"u8, "self"u8);
            writer.Json.WriteNull("thumbnail_width"u8);
            writer.Json.WriteNull("thumbnail_height"u8);
            return;
        }

        writer.Text("url_overridden_by_dest"u8, url);
        writer.Text("thumbnail"u8, $"https://b.thumbs.redditmedia.com/{MediaFiles.IdOf(post)}{MediaFiles.IdOf(post, 1)}.jpg");
        writer.Json.WriteNumber("thumbnail_width"u8, 140);
        writer.Json.WriteNumber("thumbnail_height"u8, 78 + (int)(post.Key % 63));
    }

    private static string DomainOf(string url)
    {
        var host = Uri.TryCreate(url, UriKind.Absolute, out var target) && target.Host.Length > 0 ? target.Host : "reddit.com";
        return host.StartsWith(Www, StringComparison.Ordinal) ? host[Www.Length..] : host;
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
        foreach (var width in MediaFiles.Widths)
            WriteImage(writer, post, width);

        json.WriteEndArray();
        writer.EmptyObject("variants"u8);
        json.WriteString("id"u8, MediaFiles.IdOf(post, 2));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteBoolean("enabled"u8, post.Kind == PostKind.Image);
        json.WriteEndObject();
    }

    private static void WriteImage(ThingWriter writer, Post post, int width)
    {
        writer.Json.WriteStartObject();
        writer.Text("url"u8, MediaFiles.Picture(post, 0, width));
        writer.Json.WriteNumber("width"u8, width);
        writer.Json.WriteNumber("height"u8, MediaFiles.HeightOf(post, width));
        writer.Json.WriteEndObject();
    }
}

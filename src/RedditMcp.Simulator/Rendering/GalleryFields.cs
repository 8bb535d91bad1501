using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Rendering;

/// <summary>What only galleries have: a list of pictures, and what is known of each.</summary>
internal static class GalleryFields
{
    public static void Write(ThingWriter writer, Post post)
    {
        var json = writer.Json;
        var count = 2 + (int)(post.Key % 5);
        json.WriteBoolean("is_gallery"u8, true);
        json.WriteStartObject("gallery_data"u8);
        json.WriteStartArray("items"u8);
        for (var item = 0; item < count; item++)
        {
            json.WriteStartObject();
            json.WriteString("media_id"u8, MediaFiles.IdOf(post, item));
            json.WriteNumber("id"u8, (long)(post.Key % 800_000_000) + item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("media_metadata"u8);
        for (var item = 0; item < count; item++)
            WriteItem(writer, post, item);

        json.WriteEndObject();
    }

    private static void WriteItem(ThingWriter writer, Post post, int item)
    {
        var json = writer.Json;
        json.WriteStartObject(MediaFiles.IdOf(post, item));
        json.WriteString("status"u8, "valid"u8);
        json.WriteString("e"u8, "Image"u8);
        json.WriteString("m"u8, "image/jpg"u8);
        json.WriteStartArray("p"u8);
        foreach (var width in MediaFiles.Widths)
            WriteImage(writer, post, item, width);

        json.WriteEndArray();
        json.WritePropertyName("s"u8);
        WriteImage(writer, post, item, 2_316);
        json.WriteString("id"u8, MediaFiles.IdOf(post, item));
        json.WriteEndObject();
    }

    private static void WriteImage(ThingWriter writer, Post post, int item, int width)
    {
        writer.Json.WriteStartObject();
        writer.Json.WriteNumber("y"u8, MediaFiles.HeightOf(post, width));
        writer.Json.WriteNumber("x"u8, width);
        writer.Text("u"u8, MediaFiles.Picture(post, item, width));
        writer.Json.WriteEndObject();
    }
}

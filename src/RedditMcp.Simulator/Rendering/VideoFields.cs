using System.Text.Json;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Rendering;

/// <summary><c>media</c> and <c>secure_media</c>: null but for videos.</summary>
internal static class VideoFields
{
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, Post post)
    {
        if (post.Kind != PostKind.Video)
        {
            json.WriteNull(name);
            return;
        }

        var address = MediaFiles.VideoOf(post);
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
}

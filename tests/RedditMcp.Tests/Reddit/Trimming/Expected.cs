using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedditMcp.Tests.Reddit.Trimming;

/// <summary>
/// What an answer must hold of a recorded thing, read from the recording without any of the product's code: names and values as Reddit
/// has them; what is false, null or empty absent.
/// </summary>
internal static class Expected
{
    public static JsonObject Post(JsonElement data) => Post(data, isOriginal: false);

    /// <summary>A comment without its replies.</summary>
    /// <param name="data">The recorded comment.</param>
    /// <param name="listed">Whether it stands outside its thread.</param>
    public static JsonObject Comment(JsonElement data, bool listed)
    {
        var expected = new JsonObject();
        Texts(expected, data, "id", "author", "collapsed_reason", "author_flair_text", "distinguished");
        expected["body"] = Text(data, "body") ?? "";
        Numbers(expected, data, "score", "created_utc", "edited", "depth");
        expected["score"] ??= 0;
        Flags(expected, data, "score_hidden", "is_submitter", "stickied", "collapsed");
        if (Member(data, "controversiality") is { ValueKind: JsonValueKind.Number } controversial && controversial.GetDouble() > 0)
            expected["controversiality"] = 1;
        if (listed)
            Texts(expected, data, "permalink", "subreddit", "link_id", "link_title", "parent_id");
        return expected;
    }

    public static JsonObject Account(JsonElement data)
    {
        var expected = new JsonObject();
        Texts(expected, data, "name", "id");
        Numbers(expected, data, "link_karma", "comment_karma", "total_karma", "created_utc");
        Flags(expected, data, "is_employee", "is_mod", "is_gold", "verified", "has_verified_email");
        if (Member(data, "subreddit") is { ValueKind: JsonValueKind.Object } profile)
        {
            Texts(expected, profile, "public_description");
            Flags(expected, profile, "over_18");
        }

        return expected;
    }

    public static JsonObject Community(JsonElement data, bool withSidebar)
    {
        var expected = new JsonObject();
        Texts(expected, data, "display_name", "id", "title", "public_description", "subreddit_type", "submission_type", "lang", "url");
        if (withSidebar)
            Texts(expected, data, "description");
        Numbers(expected, data, "subscribers", "created_utc");
        var active = Member(data, "active_user_count") is { ValueKind: JsonValueKind.Number } now ? now : Member(data, "accounts_active");
        if (active.ValueKind == JsonValueKind.Number)
            expected["active_user_count"] = active.GetDouble();
        if (Member(data, "over18").ValueKind == JsonValueKind.True || Member(data, "over_18").ValueKind == JsonValueKind.True)
            expected["over18"] = true;
        Flags(expected, data, "quarantine");
        return expected;
    }

    public static JsonElement Member(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) ? value : default;

    private static JsonObject Post(JsonElement data, bool isOriginal)
    {
        var expected = new JsonObject();
        Texts(expected, data, "id", "author", "subreddit", "permalink", "url", "selftext", "link_flair_text", "author_flair_text", "removed_by_category", "distinguished");
        expected["title"] = Text(data, "title") ?? "";
        Numbers(expected, data, "score", "upvote_ratio", "num_comments", "created_utc", "edited");
        Flags(expected, data, "over_18", "spoiler", "locked", "archived", "stickied", "hide_score");
        expected["post_type"] = TypeOf(data);
        if (Gallery(data) is { } gallery)
            expected["gallery"] = gallery;
        if (Poll(data) is { } poll)
            expected["poll_data"] = poll;
        if (Member(Member(Member(data, "media"), "reddit_video"), "fallback_url") is { ValueKind: JsonValueKind.String } url)
        {
            var video = new JsonObject { ["fallback_url"] = url.GetString()!.Replace("&amp;", "&", StringComparison.Ordinal) };
            Numbers(video, Member(Member(data, "media"), "reddit_video"), "duration");
            expected["video"] = video;
        }

        if (!isOriginal && Member(data, "crosspost_parent_list") is { ValueKind: JsonValueKind.Array } parents && parents.GetArrayLength() > 0)
            expected["crosspost_parent_list"] = new JsonArray(Post(parents[0], isOriginal: true));
        return expected;
    }

    private static string TypeOf(JsonElement data)
    {
        bool Is(string flag) => Member(data, flag).ValueKind == JsonValueKind.True;
        var hint = Text(data, "post_hint");
        if (Text(data, "crosspost_parent") is not null)
            return "crosspost";
        if (Is("is_gallery"))
            return "gallery";
        if (Member(data, "poll_data").ValueKind == JsonValueKind.Object)
            return "poll";
        if (Is("is_video") || hint is "hosted:video" or "rich:video")
            return "video";
        if (Is("is_self"))
            return "self";
        var file = (Text(data, "url") ?? "").Split('?', '#')[0];
        return hint == "image" || (string[])[".jpg", ".jpeg", ".png", ".gif", ".webp"] is var endings && endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal))
            ? "image"
            : "link";
    }

    /// <summary>In the order of the gallery, each with the file the recorded preview was made of.</summary>
    private static JsonArray? Gallery(JsonElement data)
    {
        if (Member(Member(data, "gallery_data"), "items") is not { ValueKind: JsonValueKind.Array } items)
            return null;
        var pictures = new JsonArray();
        foreach (var item in items.EnumerateArray())
        {
            var source = Member(Member(Member(data, "media_metadata"), Text(item, "media_id")!), "s");
            if ((Text(source, "gif") ?? Text(source, "mp4") ?? Text(source, "u")) is not { } url)
                continue;
            var picture = new JsonObject { ["url"] = url.Split('?')[0].Replace("https://preview.redd.it/", "https://i.redd.it/", StringComparison.Ordinal) };
            Texts(picture, item, "caption", "outbound_url");
            pictures.Add((JsonNode)picture);
        }

        return pictures.Count == 0 ? null : pictures;
    }

    private static JsonObject? Poll(JsonElement data)
    {
        if (Member(data, "poll_data") is not { ValueKind: JsonValueKind.Object } poll)
            return null;
        var options = new JsonArray();
        foreach (var option in Member(poll, "options").EnumerateArray())
        {
            var expected = new JsonObject { ["text"] = Text(option, "text") };
            Numbers(expected, option, "vote_count");
            options.Add((JsonNode)expected);
        }

        var result = new JsonObject { ["options"] = options };
        Numbers(result, poll, "total_vote_count", "voting_end_timestamp");
        return result;
    }

    private static string? Text(JsonElement data, string name) =>
        Member(data, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;

    private static void Texts(JsonObject into, JsonElement data, params string[] names)
    {
        foreach (var name in names)
        {
            if (Text(data, name) is { } text)
                into[name] = text;
        }
    }

    private static void Numbers(JsonObject into, JsonElement data, params string[] names)
    {
        foreach (var name in names)
        {
            if (Member(data, name) is { ValueKind: JsonValueKind.Number } number)
                into[name] = number.GetDouble();
        }
    }

    private static void Flags(JsonObject into, JsonElement data, params string[] names)
    {
        foreach (var name in names)
        {
            if (Member(data, name).ValueKind == JsonValueKind.True)
                into[name] = true;
        }
    }
}

using RedditMcp.Simulator.Text;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Rendering;

/// <summary>Writes what Reddit tells about a subreddit.</summary>
internal static class CommunityRenderer
{
    /// <summary>The object inside <c>data</c>.</summary>
    public static byte[] Render(Community community, long now, bool raw)
    {
        using var writer = new ThingWriter(raw);
        var json = writer.Json;
        json.WriteStartObject();
        writer.Nulls(Names.CommunityNulls);
        writer.Falses(Names.CommunityFalses);
        foreach (var name in Names.CommunityTrues)
            json.WriteBoolean(name, true);

        writer.EmptyLists(Names.PostLists.AsSpan(0, 1));
        WriteIdentity(writer, community, now);
        WriteText(writer, community);
        WriteLook(writer, community);
        json.WriteEndObject();
        return writer.ToArray();
    }

    /// <summary>What is left of that of a community that may not be read: its name and title, everything else null.</summary>
    public static byte[] RenderShell(Community community, long now, bool raw)
    {
        using var writer = new ThingWriter(raw);
        var json = writer.Json;
        json.WriteStartObject();
        writer.Nulls(Names.CommunityNulls);
        writer.Nulls(Names.CommunityFalses);
        writer.Nulls(Names.CommunityTexts);
        json.WriteString("id"u8, community.Id);
        json.WriteString("name"u8, $"t5_{community.Id}");
        json.WriteString("display_name"u8, community.Name);
        json.WriteString("display_name_prefixed"u8, community.Prefixed);
        json.WriteString("url"u8, $"/r/{community.Name}/");
        json.WriteString("subreddit_type"u8, community.Name.StartsWith("private", StringComparison.OrdinalIgnoreCase) ? "private"u8 : "public"u8);
        writer.Text("title"u8, community.Name);
        writer.Text("public_description"u8, "");
        writer.Time("created_utc"u8, community.FoundedAt(now));
        json.WriteEndObject();
        return writer.ToArray();
    }

    public static string DescriptionOf(Community community)
    {
        var topic = community.Topic;
        return $"""
            **{community.Profile.About}**

            Welcome to {community.Prefixed}! We talk about {topic.Subjects[0]}, {topic.Subjects[1]} & {topic.Subjects[2]}.

            * Be kind to each other.
            * Search before you ask about {topic.Subjects[3]}.
            * Mark {topic.Things[0]} posts with a flair.

            Read the [wiki](https://www.reddit.com/r/{community.Name}/wiki/index) first.
            """;
    }

    private static void WriteIdentity(ThingWriter writer, Community community, long now)
    {
        var json = writer.Json;
        json.WriteString("id"u8, community.Id);
        json.WriteString("name"u8, $"t5_{community.Id}");
        json.WriteString("display_name"u8, community.Name);
        json.WriteString("display_name_prefixed"u8, community.Prefixed);
        json.WriteString("url"u8, community.Owner is { } owner ? $"/user/{owner}/" : $"/r/{community.Name}/");
        json.WriteString("subreddit_type"u8, community.Owner is null ? "public"u8 : "user"u8);
        json.WriteNumber("subscribers"u8, community.Profile.Subscribers);
        json.WriteString("lang"u8, community.Profile.Language ?? "en");
        writer.Time("created"u8, community.FoundedAt(now));
        writer.Time("created_utc"u8, community.FoundedAt(now));
        json.WriteBoolean("over18"u8, false);
    }

    private static void WriteText(ThingWriter writer, Community community)
    {
        var description = DescriptionOf(community);
        writer.Text("title"u8, $"{community.Name}: {community.Topic.Subjects[0]} & more");
        writer.Text("public_description"u8, community.Profile.About);
        writer.Text("public_description_html"u8, Markdown.ToMarkedHtml(community.Profile.About));
        writer.Text("description"u8, description);
        writer.Text("description_html"u8, Markdown.ToMarkedHtml(description));
        writer.Text("submit_text"u8, "Please read the rules before you post.");
        writer.Text("submit_text_html"u8, Markdown.ToMarkedHtml("Please read the rules before you post."));
        writer.Json.WriteString("submit_text_label"u8, "Submit a text post"u8);
        writer.Json.WriteString("submit_link_label"u8, "Submit a link"u8);
    }

    private static void WriteLook(ThingWriter writer, Community community)
    {
        var json = writer.Json;
        var styles = $"https://styles.redditmedia.com/t5_{community.Id}/styles";
        writer.Text("community_icon"u8, $"{styles}/communityIcon.png?width=256&s={community.Key:x16}");
        writer.Text("banner_background_image"u8, $"{styles}/banner.png?width=4000&s={community.Key:x16}");
        json.WriteString("icon_img"u8, ""u8);
        json.WriteString("banner_img"u8, ""u8);
        json.WriteString("mobile_banner_image"u8, ""u8);
        json.WriteString("primary_color"u8, "#0079d3"u8);
        json.WriteString("key_color"u8, "#222222"u8);
        json.WriteString("banner_background_color"u8, "#33a8ff"u8);
        json.WriteString("whitelist_status"u8, "all_ads"u8);
        json.WriteString("advertiser_category"u8, "Lifestyles"u8);
        json.WriteString("submission_type"u8, "any"u8);
        json.WriteString("user_flair_type"u8, "text"u8);
        json.WriteString("user_flair_position"u8, "right"u8);
        json.WriteString("link_flair_position"u8, "left"u8);
        json.WriteNull("suggested_comment_sort"u8);
        json.WriteNumber("comment_score_hide_mins"u8, 60);
        json.WriteNumber("wls"u8, 6);
        json.WriteNumber("videostream_links_count"u8, 0);
    }
}

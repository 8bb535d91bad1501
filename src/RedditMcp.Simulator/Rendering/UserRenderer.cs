using System.Text.Json;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Rendering;

/// <summary>Writes what Reddit tells about a user.</summary>
internal static class UserRenderer
{
    private const long FirstAccounts = 1_230_768_000; // 2009-01-01

    /// <summary>The object inside <c>data</c>.</summary>
    public static byte[] Render(Community profile, string name, long now, bool raw)
    {
        var dice = Dice.Of(profile.Key, 4);
        var posts = (int)Math.Exp(11 * dice.Share());
        var comments = (int)Math.Exp(12 * dice.Share());
        var created = Math.Min(FirstAccounts + (long)(dice.Share() * 14 * 365 * WorldTime.Day), now - 90 * WorldTime.Day);

        using var writer = new ThingWriter(raw);
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteBoolean("is_employee"u8, false);
        json.WriteBoolean("is_friend"u8, false);
        WriteProfile(writer, profile, name);
        json.WriteNull("snoovatar_size"u8);
        json.WriteNumber("awardee_karma"u8, 0);
        json.WriteNumber("awarder_karma"u8, 0);
        json.WriteNumber("link_karma"u8, posts);
        json.WriteNumber("comment_karma"u8, comments);
        json.WriteNumber("total_karma"u8, posts + comments);
        json.WriteString("id"u8, UserPool.IdOf(name));
        json.WriteString("name"u8, name);
        writer.Time("created"u8, created);
        writer.Time("created_utc"u8, created);
        WriteFlags(json, dice);
        writer.Text("icon_img"u8, $"https://www.redditstatic.com/avatars/defaults/v2/avatar_default_{dice.Below(8)}.png?a=1&b=2");
        json.WriteString("snoovatar_img"u8, ""u8);
        json.WriteEndObject();
        return writer.ToArray();
    }

    private static void WriteFlags(Utf8JsonWriter json, Dice dice)
    {
        json.WriteBoolean("verified"u8, true);
        json.WriteBoolean("is_gold"u8, dice.Chance(0.03));
        json.WriteBoolean("is_mod"u8, dice.Chance(0.1));
        json.WriteBoolean("is_blocked"u8, false);
        json.WriteBoolean("has_verified_email"u8, dice.Chance(0.9));
        json.WriteBoolean("hide_from_robots"u8, false);
        json.WriteBoolean("pref_show_snoovatar"u8, false);
        json.WriteBoolean("accept_chats"u8, true);
        json.WriteBoolean("accept_pms"u8, true);
        json.WriteBoolean("accept_followers"u8, true);
        json.WriteBoolean("has_subscribed"u8, true);
    }

    private static void WriteProfile(ThingWriter writer, Community profile, string name)
    {
        var json = writer.Json;
        json.WriteStartObject("subreddit"u8);
        json.WriteString("display_name"u8, SubredditNames.ProfileOf(name));
        json.WriteString("display_name_prefixed"u8, $"u/{name}");
        json.WriteString("name"u8, $"t5_{profile.Id}");
        json.WriteString("url"u8, $"/user/{name}/");
        writer.Text("title"u8, name);
        writer.Text("public_description"u8, $"Mostly {profile.Topic.Subjects[0]} & {profile.Topic.Subjects[1]}.");
        json.WriteString("subreddit_type"u8, "user"u8);
        json.WriteNumber("subscribers"u8, 0);
        json.WriteBoolean("over_18"u8, false);
        json.WriteBoolean("quarantine"u8, false);
        json.WriteString("description"u8, ""u8);
        json.WriteString("banner_img"u8, ""u8);
        json.WriteString("icon_img"u8, ""u8);
        json.WriteEndObject();
    }
}

using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Rendering;

/// <summary>What only polls have.</summary>
internal static class PollFields
{
    public static void Write(ThingWriter writer, Post post)
    {
        var json = writer.Json;
        var dice = Dice.Of(post.Key, 5);
        json.WriteStartObject("poll_data"u8);
        json.WriteNull("user_selection"u8);
        json.WriteStartArray("options"u8);
        var options = 2 + dice.Below(4);
        for (var option = 0; option < options; option++)
        {
            json.WriteStartObject();
            writer.Text("text"u8, dice.Pick(post.Community.Topic.Subjects));
            json.WriteString("id"u8, Base36.Encode((post.Key % 1_000_000) + (ulong)option));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("voting_end_timestamp"u8, (post.Vitals.Created + 3 * WorldTime.Day) * 1_000);
        json.WriteNumber("total_vote_count"u8, (int)post.Vitals.FinalScore * 2);
        json.WriteEndObject();
    }
}

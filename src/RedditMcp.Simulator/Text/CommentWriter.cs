using System.Text;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Text;

/// <summary>Writes the words of comments.</summary>
internal sealed class CommentWriter(Lexicon lexicon)
{
    public string Write(Post post, int index)
    {
        var speaker = new Speaker(post.Community, post.Vitals.Created, Dice.Of(post.Key ^ 0xC0, index));
        var text = new StringBuilder(200);
        if (speaker.Chance(0.04))
            text.Append("> ").Append(post.Content.Title).Append("\n\n");

        Lines(text, ref speaker, post.Community.Profile.Language);
        if (speaker.Chance(0.07))
            text.Append(" [Here](https://").Append(speaker.Pick(post.Community.Topic.Outlets)).Append("/c/").Append(speaker.Below(90_000)).Append("?a=1&b=2) is where I read it.");
        if (speaker.Chance(0.06))
            text.Append(' ').Append(speaker.Pick(lexicon.Emoji));

        return text.ToString();
    }

    private void Lines(StringBuilder text, ref Speaker speaker, string? language)
    {
        if (language is not null && !speaker.Chance(0.15))
        {
            text.Append(speaker.Pick(lexicon.LinesIn(language)));
            return;
        }

        if (speaker.Chance(0.01))
            text.Append(speaker.Pick(lexicon.ForeignLines)).Append(' ');

        speaker.Say(text, lexicon.Replies);
        var more = Math.Min(16, (int)Math.Exp(0.45 + 0.9 * speaker.Bell()));
        for (var sentence = 0; sentence < more - 1; sentence++)
            speaker.Say(text.Append(speaker.Chance(0.25) ? "\n\n" : " "), speaker.Chance(0.4) ? lexicon.Replies : lexicon.Sentences);
    }
}

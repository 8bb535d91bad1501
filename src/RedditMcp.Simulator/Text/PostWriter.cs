using System.Text;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Text;

/// <summary>Writes the words of posts.</summary>
internal sealed class PostWriter(Lexicon lexicon, UserPool users)
{
    private const string Moderation = "AutoModerator";

    public PostContent Write(Post post, long turn, bool isWeekly)
    {
        var community = post.Community;
        var speaker = new Speaker(community, post.Vitals.Created, Dice.Of(post.Key, 1));
        if (isWeekly)
            return Weekly(post, ref speaker);

        var author = community.Owner is { } owner ? users.Spelled(owner) : users.Names[new Residents(community.Key).At(turn)];
        return new PostContent(Title(post, ref speaker), author)
        {
            Body = post.Kind is PostKind.Self && speaker.Chance(0.78) || speaker.Chance(0.05) ? Body(ref speaker) : "",
            Addition = Sentence(ref speaker),
            Flair = speaker.Chance(0.3) ? speaker.Pick(community.Topic.Flairs) : null,
            AuthorFlair = speaker.Chance(0.12) ? speaker.Pick(community.Topic.Names) : null,
            Distinguished = speaker.Chance(0.006) ? "moderator" : null,
            Over18 = speaker.Chance(0.009),
            Spoiler = speaker.Chance(0.004),
            Locked = speaker.Chance(0.006),
            Url = post.Kind == PostKind.Link ? Article.Of(post).Url : null,
        };
    }

    private PostContent Weekly(Post post, ref Speaker speaker) =>
        new($"Weekly thread: {speaker.Pick(post.Community.Topic.Subjects)}, {speaker.Pick(post.Community.Topic.Subjects)} and small questions", Moderation)
        {
            Body = Body(ref speaker),
            Flair = "Weekly Thread",
            Distinguished = "moderator",
        };

    private string Title(Post post, ref Speaker speaker)
    {
        if (post.Community.Profile.Language is { } language && !speaker.Chance(0.1))
            return speaker.Pick(lexicon.LinesIn(language));
        if (speaker.Chance(0.015))
            return speaker.Pick(lexicon.ForeignLines);

        var text = new StringBuilder(96);
        speaker.Say(text, post.Kind == PostKind.Link ? lexicon.Headlines : lexicon.Titles);
        if (speaker.Chance(0.15))
            speaker.Say(text.Append(text[^1] is '?' or '.' or '!' ? " " : ". "), lexicon.Sentences);
        if (speaker.Chance(0.05))
            text.Append(' ').Append(speaker.Pick(lexicon.Emoji));

        return text.Length <= 300 ? text.ToString() : text.ToString(0, 300);
    }

    // Lengths fall off as real ones do: half below 400 characters, one in ten beyond 1,900.
    private string Body(ref Speaker speaker)
    {
        var length = Math.Clamp(370 * Math.Exp(1.25 * speaker.Bell()), 30, 9_500);
        var text = new StringBuilder((int)length + 128);
        while (text.Length < length)
        {
            if (text.Length > 0)
                text.Append("\n\n");

            Paragraph(text, ref speaker);
        }

        return text.ToString();
    }

    private void Paragraph(StringBuilder text, ref Speaker speaker)
    {
        switch (speaker.Below(14))
        {
            case 0:
                Sentences(text.Append("> "), 1, ref speaker);
                break;
            case 1:
                for (var item = 0; item < 3; item++)
                    Sentences(text.Append(item > 0 ? "\n" : "").Append("* "), 1, ref speaker);
                break;
            case 2:
                Sentences(text.Append("**"), 1, ref speaker);
                text.Append("**");
                break;
            case 3:
                Sentences(text, 1, ref speaker);
                text.Append(" [More here](https://").Append(speaker.Pick(lexicon.Communities).Topic.Outlets[0]).Append("/p/").Append(speaker.Below(90_000)).Append("?ref=post&lang=en).");
                break;
            default:
                Sentences(text, 1 + speaker.Below(4), ref speaker);
                break;
        }
    }

    private void Sentences(StringBuilder text, int count, ref Speaker speaker)
    {
        for (var sentence = 0; sentence < count; sentence++)
            speaker.Say(sentence > 0 ? text.Append(' ') : text, lexicon.Sentences);
    }

    private string Sentence(ref Speaker speaker)
    {
        var text = new StringBuilder(120);
        speaker.Say(text, lexicon.Sentences);
        return text.ToString();
    }
}

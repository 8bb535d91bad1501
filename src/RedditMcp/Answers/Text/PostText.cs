using System.Globalization;
using System.Text;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Text;

/// <summary>Puts a post in the fewest words that leave nothing out.</summary>
internal static class PostText
{
    /// <summary>A post as an item of a listing: title, a line of facts, the link, the text.</summary>
    public static string Item(int number, Post post, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{number}. ");
        Write(text, post, now, isWhole: false);
        return text.ToString();
    }

    /// <summary>A post at the head of its thread: the same, with every picture, option and original.</summary>
    public static string Whole(Post post, DateTimeOffset now)
    {
        var text = new StringBuilder("# ");
        Write(text, post, now, isWhole: true);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Post post, DateTimeOffset now, bool isWhole)
    {
        text.Append(Wording.Line(post.Title));
        if (post.LinkFlairText is { } flair)
            text.Append(" [").Append(Wording.Line(flair)).Append(']');
        text.Append('\n');
        WriteFacts(text, post, now);
        if (Link(post) is { } link)
            text.Append(Wording.Line(link)).Append('\n');
        if (isWhole)
            WriteMedia(text, post);
        WritePoll(text, post.PollData);
        if (post.Selftext is { } selftext)
            Wording.Quote(text, selftext, "");
        if (post.SelftextCut > 0)
            text.Append(CultureInfo.InvariantCulture, $"[cut: {post.SelftextCut} more characters; raise max_tokens]\n");
        if (post.CrosspostParentList is [var original])
            WriteOriginal(text, original, now, isWhole);
    }

    private static void WriteFacts(StringBuilder text, Post post, DateTimeOffset now)
    {
        text.Append(CultureInfo.InvariantCulture, $"r/{Wording.Line(post.Subreddit)} u/{Wording.Line(post.Author)} ");
        text.Append(post.HideScore ? "score hidden" : Wording.Count(post.Score, "point"));
        if (post.UpvoteRatio is { } ratio)
            text.Append(CultureInfo.InvariantCulture, $" {ratio * 100:0}%");
        text.Append(", ").Append(Wording.Count(post.NumComments, "comment"));
        text.Append(CultureInfo.InvariantCulture, $", {Wording.Age(post.CreatedUtc, now)}, id {post.Id}");
        if (post.PostType is not (PostType.Self or PostType.Link))
            text.Append(", ").Append(TypeOf(post));
        foreach (var flag in Flags(post))
            text.Append(", ").Append(flag);
        text.Append('\n');
    }

    private static string TypeOf(Post post) => post.PostType switch
    {
        PostType.Gallery when post.Gallery is { } pictures => Wording.Count(pictures.Count, "picture"),
        PostType.Video when post.Video?.Duration is { } seconds => string.Create(CultureInfo.InvariantCulture, $"video of {seconds:0}s"),
        var type => type.ToString().ToLowerInvariant(),
    };

    private static IEnumerable<string> Flags(Post post)
    {
        if (post.Over18)
            yield return "NSFW";
        if (post.Spoiler)
            yield return "spoiler";
        if (post.Stickied)
            yield return "stickied";
        if (post.Locked)
            yield return "locked";
        if (post.Archived)
            yield return "archived";
        if (post.RemovedByCategory is { } who)
            yield return who == "deleted" ? "deleted by its author" : $"removed by {Wording.Line(who)}";
        if (post.Distinguished is { } role)
            yield return $"posted as {Wording.Line(role)}";
        if (post.Edited is not null)
            yield return "edited";
    }

    /// <summary>Where it leads; for a text, which leads to itself, the short link.</summary>
    private static string? Link(Post post) =>
        post.Url is null || post.Url.Contains($"/comments/{post.Id}/", StringComparison.Ordinal) ? $"https://redd.it/{post.Id}" : post.Url;

    private static void WriteMedia(StringBuilder text, Post post)
    {
        if (post.Video is { } video)
            text.Append("video: ").Append(Wording.Line(video.FallbackUrl)).Append('\n');
        foreach (var picture in post.Gallery ?? [])
        {
            text.Append("- ").Append(Wording.Line(picture.Url));
            if (picture.Caption is { } caption)
                text.Append(" \"").Append(Wording.Line(caption)).Append('"');
            if (picture.OutboundUrl is { } outbound)
                text.Append(" -> ").Append(Wording.Line(outbound));
            text.Append('\n');
        }
    }

    private static void WritePoll(StringBuilder text, Poll? poll)
    {
        if (poll is null)
            return;
        text.Append("poll");
        if (poll.TotalVoteCount is { } total)
            text.Append(CultureInfo.InvariantCulture, $", {Wording.Count(total, "vote")}");
        text.Append(":\n");
        foreach (var option in poll.Options)
        {
            text.Append("- ").Append(Wording.Line(option.Text));
            if (option.VoteCount is { } votes)
                text.Append(CultureInfo.InvariantCulture, $": {votes}");
            text.Append('\n');
        }
    }

    private static void WriteOriginal(StringBuilder text, Post original, DateTimeOffset now, bool isWhole)
    {
        text.Append("crosspost of: ");
        if (isWhole)
            Write(text, original, now, isWhole: true);
        else
            text.Append(CultureInfo.InvariantCulture, $"r/{Wording.Line(original.Subreddit)} u/{Wording.Line(original.Author)} id {original.Id}\n");
    }
}

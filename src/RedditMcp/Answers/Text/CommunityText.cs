using System.Globalization;
using System.Text;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Text;

/// <summary>Puts communities, rules and moderators in few words.</summary>
internal static class CommunityText
{
    /// <summary>A community as an item of search results.</summary>
    public static string Item(int number, Community community, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{number}. ");
        Write(text, community, now);
        return text.ToString();
    }

    /// <summary>A community with its sidebar.</summary>
    public static string Whole(Community community, DateTimeOffset now)
    {
        var text = new StringBuilder("# ");
        Write(text, community, now);
        if (community.Description is { } sidebar)
        {
            text.Append("sidebar:\n");
            Wording.Quote(text, sidebar, "");
        }

        if (community.DescriptionCut > 0)
            text.Append(CultureInfo.InvariantCulture, $"[cut: {community.DescriptionCut} more characters; raise max_tokens]\n");
        return text.ToString();
    }

    public static string Of(int number, Rule rule)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{number}. {Wording.Line(rule.ShortName)}");
        if (rule.Kind is { } kind and not "all")
            text.Append(kind == "link" ? " (posts)" : $" ({Wording.Line(kind)}s)");
        text.Append('\n');
        if (rule.Description is { } description)
            Wording.Quote(text, description, "");
        return text.ToString();
    }

    public static string Of(Moderator moderator, DateTimeOffset now)
    {
        var text = new StringBuilder("u/").Append(Wording.Line(moderator.Name));
        if (moderator.Date is { } since)
            text.Append(" for ").Append(Wording.Age(since, now));
        if (moderator.ModPermissions is { Count: > 0 } permissions)
            text.Append(": ").Append(Wording.Line(string.Join(", ", permissions)));
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, Community community, DateTimeOffset now)
    {
        text.Append("r/").Append(Wording.Line(community.DisplayName));
        if (community.Title is { } title)
            text.Append(": ").Append(Wording.Line(title));
        text.Append('\n').AppendJoin(", ", Facts(community, now)).Append('\n');
        if (community.PublicDescription is { } description)
            Wording.Quote(text, description, "");
    }

    private static IEnumerable<string> Facts(Community community, DateTimeOffset now)
    {
        yield return community.Subscribers is { } subscribers ? Wording.Count(subscribers, "subscriber") : "subscribers unknown";
        if (community.ActiveUserCount is { } active)
            yield return string.Create(CultureInfo.InvariantCulture, $"{active} there now");
        if (community.CreatedUtc is { } created)
            yield return Wording.Age(created, now) + " old";
        if (community.SubredditType is { } type)
            yield return Wording.Line(type);
        if (community.SubmissionType is { } submission and not "any")
            yield return Wording.Line(submission) + " posts only";
        if (community.Lang is { } language)
            yield return "language " + Wording.Line(language);
        if (community.Over18)
            yield return "NSFW";
        if (community.Quarantine)
            yield return "quarantined";
    }
}

using System.Text.Json;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Reddit.Trimming;

/// <summary>Keeps of a community, its rules and its moderators what matters.</summary>
internal static class CommunityReader
{
    /// <summary>Reads <c>/r/{name}/about</c>. A name nobody took is sometimes answered with a listing of search results.</summary>
    public static RedditResult<Community> ReadAbout(JsonElement answer) => answer.IsKind("Listing")
        ? RedditErrors.NotFound("the community")
        : Read(answer.Member("data")) is { } community ? community : RedditErrors.Unreadable("a community");

    /// <summary>
    /// Reads a community as lists have it, sidebar and all; null where it is not to be seen. Lists name private and banned communities too,
    /// but tell no number of subscribers.
    /// </summary>
    public static Community? ReadListed(JsonElement community) =>
        Read(community) is { Subscribers: not null, Quarantine: false } seen ? seen : null;

    /// <summary>Reads a listing of communities; the sidebars stay out.</summary>
    public static RedditResult<CommunityPage> ReadPage(JsonElement listing) => listing.IsKind("Listing")
        ? new CommunityPage(
            [.. listing.Children("t5").Select(Read).OfType<Community>().Select(community => community with { Description = null })],
            listing.After())
        : RedditErrors.Unreadable("a listing of communities");

    /// <summary>Reads <c>/r/{name}/about/rules</c>.</summary>
    public static RedditResult<RuleList> ReadRules(JsonElement answer) => answer.Member("rules").ValueKind == JsonValueKind.Array
        ? new RuleList([.. answer.Items("rules").Where(rule => rule.Text("short_name") is not null).Select(rule => new Rule
        {
            ShortName = rule.Text("short_name")!,
            Description = rule.Text("description"),
            Kind = rule.Text("kind"),
            ViolationReason = rule.Text("violation_reason"),
        })])
        : RedditErrors.Unreadable("rules");

    /// <summary>Reads <c>/r/{name}/about/moderators</c>.</summary>
    public static RedditResult<ModeratorList> ReadModerators(JsonElement answer) => answer.IsKind("UserList")
        ? new ModeratorList([.. answer.Member("data").Items("children")
            .Where(child => child.Text("name") is not null)
            .Select(child => new Moderator(child.Text("name")!, [.. child.Texts("mod_permissions")], child.Number("date")))])
        : RedditErrors.Unreadable("moderators");

    private static Community? Read(JsonElement community) => community.Text("display_name") is not { } name
        ? null
        : new Community
        {
            DisplayName = name,
            Id = community.Text("id"),
            Title = community.Text("title"),
            PublicDescription = community.Text("public_description"),
            Description = community.Text("description"),
            Subscribers = community.Integer("subscribers"),
            ActiveUserCount = community.Integer("active_user_count") ?? community.Integer("accounts_active"),
            CreatedUtc = community.Number("created_utc"),
            SubredditType = community.Text("subreddit_type"),
            SubmissionType = community.Text("submission_type"),
            Lang = community.Text("lang"),
            Url = community.Text("url"),
            Over18 = community.Flag("over18") || community.Flag("over_18"),
            Quarantine = community.Flag("quarantine"),
        };
}

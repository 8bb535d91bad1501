using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using RedditMcp.Budget.Users;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;

namespace RedditMcp.Tools.Resources;

/// <summary>
/// What the tools read, as resources. The protocol lets clients keep a resource for as long as we say, which tools have not: it is
/// told what is left of our own entry's life, and shared only when it is what everybody may see.
/// </summary>
internal sealed class RedditResources(
    ResourceReader reader, RequestCeiling ceiling, ToolMetrics metrics, IOptions<RedditOptions> options, TimeProvider time)
{
    /// <summary>The lists of tools and resources only change with the program.</summary>
    private static readonly TimeSpan s_listLife = TimeSpan.FromHours(1);

    private const string TextType = "text/plain";

    /// <summary>The resources that always exist.</summary>
    public static ListResourcesResult List() => new()
    {
        Resources =
        [
            new()
            {
                Uri = "reddit://status", Name = "status", Title = "Server status", MimeType = TextType,
                Description = "Credentials, API quota left and when it resets, cache, and whether Reddit blocks or fails.",
            },
        ],
        TimeToLive = s_listLife,
        CacheScope = CacheScope.Public,
    };

    /// <summary>The resources that a name makes.</summary>
    public static ListResourceTemplatesResult ListTemplates() => new()
    {
        ResourceTemplates =
        [
            Template(
                "reddit://r/{subreddit}/{sort}", "subreddit_posts", "Posts of a subreddit",
                "25 posts by hot, new, top, rising or controversial; a+b+c reads several."),
            Template("reddit://r/{subreddit}/wiki/{page}", "wiki_page", "Wiki page", "A page of a subreddit's wiki, in Markdown."),
            Template("reddit://post/{id}", "post", "Post with comments", "A post and up to 100 of its comments."),
            Template("reddit://duplicates/{id}", "duplicates", "Other discussions", "A post, and other posts of the same link."),
            Template("reddit://watch/{id}", "watch", "Keyword watch", "A watch of yours (watch_keywords) and its last alerts; can be subscribed to."),
            Template("reddit://user/{name}", "user", "User", "An account, its recent posts and comments, and where it is most active."),
        ],
        TimeToLive = s_listLife,
        CacheScope = CacheScope.Public,
    };

    /// <summary>Lets clients keep the list of tools.</summary>
    public static ListToolsResult Keep(ListToolsResult list)
    {
        list.TimeToLive = s_listLife;
        list.CacheScope = CacheScope.Public;
        return list;
    }

    /// <summary>Reads a resource.</summary>
    /// <param name="uri">Which.</param>
    /// <param name="missing">The code by which the client's protocol knows a resource that does not exist.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="McpProtocolException">There is none, or Reddit does not give it.</exception>
    public async Task<ReadResourceResult> ReadAsync(string uri, McpErrorCode missing, Caller caller, CancellationToken cancellationToken)
    {
        if (ResourceUri.Parse(uri) is not { } parsed)
            throw Failure(uri, missing, "No such resource; resources/templates/list names what there is.");

        var started = time.GetTimestamp();
        var read = ceiling.Check(caller) is { } refusal ? refusal : await reader.ReadAsync(parsed, caller, cancellationToken);
        metrics.Answered(ToolNames.Resource, read.Error, read.Value?.IsCached ?? false, time.GetElapsedTime(started));
        if (!read.Succeeded)
            throw Failure(uri, read.Error.IsAnswer ? missing : McpErrorCode.InternalError, read.Error.Message);

        return new ReadResourceResult
        {
            Contents = [new TextResourceContents { Uri = uri, MimeType = TextType, Text = read.Value.Text }],
            TimeToLive = read.Value.TimeToLive,
            CacheScope = options.Value.IsUserContext || read.Value.IsPersonal ? CacheScope.Private : CacheScope.Public,
        };
    }

    private static ResourceTemplate Template(string uri, string name, string title, string description) =>
        new() { UriTemplate = uri, Name = name, Title = title, Description = description, MimeType = TextType };

    private static McpProtocolException Failure(string uri, McpErrorCode code, string message)
    {
        var failure = new McpProtocolException(message, code);
        failure.Data["uri"] = uri;
        return failure;
    }
}

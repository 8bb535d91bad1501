using Microsoft.Extensions.Options;
using RedditMcp.Reddit;

namespace RedditMcp.Server.Simulation;

/// <summary>Says at the start, where it cannot be overlooked, that answers are not Reddit's or that there will be none.</summary>
internal static partial class RedditNotice
{
    /// <summary>How access to Reddit is come by, for stderr, health and doctor.</summary>
    public const string HowToGetAccess =
        "Reddit no longer hands out API keys by itself (self-serve ended in November 2025): request Data API access at https://support.reddithelp.com, "
        + "saying what you will read and why. When Reddit has approved it, set REDDIT_CLIENT_ID and REDDIT_CLIENT_SECRET and restart. "
        + "To try this server without them, start it with --simulate.";

    public static void Log(IServiceProvider services)
    {
        var reddit = services.GetRequiredService<IOptions<RedditOptions>>().Value;
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("RedditMcp.Server");
        if (!reddit.IsRealReddit)
            LogSimulated(logger, reddit.ApiUrl, "SIMULATED, NOT REDDIT: every post, comment and user is made up.");
        else if (!reddit.HasCredentials)
            LogNoCredentials(logger, "No Reddit credentials: every tool answers 'unauthorized'. " + HowToGetAccess);
    }

    [LoggerMessage(Level = LogLevel.Warning, EventName = "simulated", Message = "{Notice} ({ApiUrl})")]
    private static partial void LogSimulated(ILogger logger, Uri apiUrl, string notice);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "credentials_missing", Message = "{Notice}")]
    private static partial void LogNoCredentials(ILogger logger, string notice);
}

using System.Text.Json;
using RedditMcp.Reddit;

namespace RedditMcp.Queries;

/// <summary>A question about one thing that Reddit also answers among others, up to 100 in one call. The answer must be the same either way.</summary>
internal interface ILookupQuery<TContent>
    where TContent : class
{
    /// <summary>What to call the thing among others; null where it had better be asked for alone.</summary>
    LookupName? Lookup { get; }

    /// <summary>Reads the thing as it came among others.</summary>
    /// <param name="thing">Its data; undefined where Reddit left it out.</param>
    /// <returns>The content or the error; null where only a call for it alone can tell.</returns>
    RedditResult<TContent>? ReadAmongOthers(JsonElement thing);
}

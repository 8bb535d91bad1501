using System.Text.Json;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Caching.Lookups;

/// <summary>What Reddit answered to a call for many things. It leaves out silently what it does not have.</summary>
internal sealed class LookupAnswer
{
    private readonly Dictionary<string, JsonElement> _things = new(StringComparer.Ordinal);

    private LookupAnswer(LookupBy by, JsonElement listing)
    {
        foreach (var thing in listing.Member("data").Items("children"))
        {
            var data = thing.Member("data");
            if (NameOf(by, thing, data) is { } name)
                _things.TryAdd(name, data);
        }
    }

    /// <summary>Reads a listing. What is kept of it outlives the document it stands in.</summary>
    public static RedditResult<LookupAnswer> Read(LookupBy by, JsonElement listing) => listing.IsKind("Listing")
        ? new LookupAnswer(by, listing.Clone())
        : RedditErrors.Unreadable("several things at once");

    /// <summary>The data of a thing; undefined where Reddit left it out.</summary>
    public JsonElement Find(string name) => _things.GetValueOrDefault(name);

    private static string? NameOf(LookupBy by, JsonElement thing, JsonElement data) => by switch
    {
        LookupBy.SubredditName => data.Text("display_name")?.ToLowerInvariant(),
        _ => data.Text("id") is { } id ? $"{thing.Text("kind")}_{id}" : null,
    };
}

using System.Web;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Lookups;

/// <summary>A Reddit that has every post and every community but one, and tells them by <c>/api/info</c> and <c>/r/name/about</c>.</summary>
internal sealed class LookupReddit
{
    public LookupReddit() => Script = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null
        : Answer?.Invoke(request) ?? ScriptedReddit.Json(Things(request.RequestUri)));

    public ScriptedReddit Script { get; }

    /// <summary>What it does not have.</summary>
    public string Missing { get; init; } = "";

    /// <summary>What it answers to everything instead.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage>? Answer { get; init; }

    /// <summary>What it was asked, decoded and without what is always there.</summary>
    public IReadOnlyList<string> Calls =>
        [.. Script.ApiCalls.Select(call => Uri.UnescapeDataString(call.Url.PathAndQuery).Replace("raw_json=1", "", StringComparison.Ordinal).TrimEnd('&'))];

    private string Things(Uri url)
    {
        var query = HttpUtility.ParseQueryString(url.Query);
        if (query["sr_name"] is { } names)
            return Listing(names.Split(',').Where(name => name != Missing).Select(CommunityOf));
        return query["id"] is { } ids
            ? Listing(ids.Split(',').Select(id => id["t3_".Length..]).Where(id => id != Missing).Select(PostOf))
            : CommunityOf(url.Segments[2].TrimEnd('/'));
    }

    private static string Listing(IEnumerable<string> things) =>
        $$$"""{"kind":"Listing","data":{"after":null,"children":[{{{string.Join(',', things)}}}]}}""";

    private static string PostOf(string id) => $$$"""{"kind":"t3","data":{"id":"{{{id}}}","title":"post {{{id}}}"}}""";

    private static string CommunityOf(string name) =>
        $$$"""{"kind":"t5","data":{"id":"2qh0y","display_name":"{{{name}}}","subscribers":7,"subreddit_type":"public"}}""";
}

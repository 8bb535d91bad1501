using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Web;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Insights.Trends;

/// <summary>A Reddit with one community, whose hot, rising and new pages are what a test wrote.</summary>
internal sealed class TrendReddit
{
    private readonly string _prefix;
    private readonly List<(string Id, string Title, string Author, double Created, int Score)> _posts = [];

    /// <summary>A community without posts.</summary>
    /// <param name="prefix">What the ids of its posts begin with.</param>
    public TrendReddit(string prefix = "p")
    {
        _prefix = prefix;
        Reddit = new ScriptedReddit(Answer);
    }

    public ScriptedReddit Reddit { get; }

    /// <summary>Paths that end so fail.</summary>
    public string? Broken { get; set; }

    /// <summary>Writes posts, evenly over a stretch of time.</summary>
    public void Write(DateTimeOffset from, TimeSpan over, params IReadOnlyList<string> titles)
    {
        for (var i = 0; i < titles.Count; i++)
        {
            var created = (from + (over * ((i + 0.5) / titles.Count))).ToUnixTimeSeconds();
            _posts.Add((string.Create(CultureInfo.InvariantCulture, $"{_prefix}{_posts.Count}"), titles[i], string.Create(CultureInfo.InvariantCulture, $"user{_posts.Count}"), created, 10 + (i % 7)));
        }
    }

    /// <summary>Titles about nothing in particular.</summary>
    public static IReadOnlyList<string> Noise(int first, int count) => [.. Enumerable.Range(first, count).Select(TrendTitles.NoiseOf)];

    private HttpResponseMessage? Answer(HttpRequestMessage request)
    {
        var url = request.RequestUri!;
        if (Broken is { } broken && url.AbsolutePath.EndsWith(broken, StringComparison.Ordinal))
            return ScriptedReddit.Html(HttpStatusCode.Forbidden);
        var ordered = url.AbsolutePath.Split('/')[^1] switch
        {
            "new" => _posts.OrderByDescending(post => post.Created),
            "hot" or "rising" => _posts.OrderByDescending(post => post.Score).ThenByDescending(post => post.Created),
            _ => null,
        };
        if (ordered is null)
            return null;
        var all = ordered.ToList();
        var start = HttpUtility.ParseQueryString(url.Query)["after"] is { } after ? all.FindIndex(post => $"t3_{post.Id}" == after) + 1 : 0;
        var page = all.Skip(start).Take(100).ToArray();
        var children = page.Select(post => $$$"""{"kind":"t3","data":{"id":"{{{post.Id}}}","title":{{{JsonSerializer.Serialize(post.Title)}}},"author":"{{{post.Author}}}","subreddit":"python","score":{{{post.Score}}},"num_comments":3,"created_utc":{{{post.Created}}}}}""");
        var next = start + 100 < all.Count ? $"\"t3_{page[^1].Id}\"" : "null";
        return ScriptedReddit.Json($$$"""{"kind":"Listing","data":{"after":{{{next}}},"children":[{{{string.Join(',', children)}}}]}}""");
    }
}

using System.Net;
using System.Text.Json;
using RedditMcp.Budget;
using RedditMcp.Queries;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Reddit;

/// <summary>Reads Reddit's answers, the good ones as JSON and the others as what they mean.</summary>
internal static class UpstreamAnswer
{
    /// <summary>A thread nests five levels of JSON per comment and ten comments deep, and media below that.</summary>
    private static readonly JsonDocumentOptions s_json = new() { MaxDepth = 256 };

    /// <summary>Reads the body, or says what the status and it mean.</summary>
    public static async Task<RedditResult<JsonDocument>> ReadAsync(
        HttpResponseMessage response, RedditRequest request, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        if (response.IsSuccessStatusCode)
            return await JsonDocument.ParseAsync(body, s_json, cancellationToken);

        using var detail = await TryParseAsync(body, cancellationToken);
        return Explain(response, detail, request);
    }

    /// <summary>Whether Reddit says that it was asked too often; it does so in two ways.</summary>
    public static bool IsRefusal(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.TooManyRequests
        || (response.StatusCode is HttpStatusCode.Forbidden && response.Headers.RetryAfter is not null);

    /// <summary>Where an answer redirects to.</summary>
    public static Uri? LocationOf(HttpResponseMessage response, Uri host) =>
        (int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location ? new Uri(host, location) : null;

    /// <summary>
    /// The path to ask instead: within Reddit, and never the search page it sends those to who ask for a community nobody made.
    /// Only the path is taken, so the token stays on the API host.
    /// </summary>
    public static string? PathToFollow(Uri location, Uri host)
    {
        var isReddit = location.Host == host.Host || RedditPath.IsSite(location.Host);
        var path = location.AbsolutePath;
        return isReddit && (path.StartsWith("/r/", StringComparison.Ordinal)
            || path.StartsWith("/user/", StringComparison.Ordinal)
            || path.StartsWith("/comments/", StringComparison.Ordinal))
            ? path
            : null;
    }

    /// <summary>A redirect's target as JSON, so that it is read like any answer.</summary>
    public static JsonDocument AsJson(Uri location) =>
        JsonDocument.Parse($$"""{"location":"{{JsonEncodedText.Encode(location.AbsoluteUri)}}"}""");

    private static RedditError Explain(HttpResponseMessage response, JsonDocument? detail, RedditRequest request)
    {
        var json = detail?.RootElement ?? default;
        return response.StatusCode switch
        {
            _ when IsRefusal(response) => RedditErrors.RateLimited(WindowReport.WaitAskedBy(response.Headers)),
            HttpStatusCode.Forbidden when detail is null => RedditErrors.Blocked,
            HttpStatusCode.Forbidden => ExplainForbidden(json, request),
            HttpStatusCode.NotFound when json.Text("reason") == "banned" => RedditErrors.Banned,
            HttpStatusCode.NotFound => RedditErrors.NotFound(request.Subject),
            HttpStatusCode.Unauthorized => RedditErrors.TokenRefused,
            HttpStatusCode.UnavailableForLegalReasons => RedditErrors.Withheld,
            HttpStatusCode.BadRequest or HttpStatusCode.RequestUriTooLong =>
                RedditErrors.BadRequest(json.Text("explanation") ?? json.Text("message")),
            >= HttpStatusCode.InternalServerError => RedditErrors.Unavailable($"it answered {(int)response.StatusCode}"),
            _ => RedditErrors.Unreadable($"an answer (status {(int)response.StatusCode})"),
        };
    }

    private static RedditError ExplainForbidden(JsonElement json, RedditRequest request) => json.Text("reason") switch
    {
        "private" => RedditErrors.Private,
        "quarantined" => RedditErrors.Quarantined(json.Text("quarantine_message")),
        "gated" => RedditErrors.Gated(json.Text("interstitial_warning_message")),
        "banned" => RedditErrors.Banned,
        "WIKI_DISABLED" => RedditErrors.NotFound(request.Subject + " (its wiki is switched off)"),
        _ => RedditErrors.Forbidden,
    };

    private static async Task<JsonDocument?> TryParseAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonDocument.ParseAsync(body, s_json, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

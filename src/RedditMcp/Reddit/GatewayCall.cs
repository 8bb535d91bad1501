using System.Net.Http.Headers;

namespace RedditMcp.Reddit;

/// <summary>A request on its way: the messages made of it, how many there were, and who answered.</summary>
/// <param name="request">What is asked.</param>
/// <param name="calls">Counts the calls it leads to.</param>
/// <param name="source">Who answers as far as the configuration tells.</param>
/// <param name="persistence">Whether a failure is tried again.</param>
internal sealed class GatewayCall(RedditRequest request, CallCount calls, RedditSource source, Persistence persistence)
{
    private const string SimulatedHeader = "X-Simulated";

    public RedditRequest Request => request;

    public CallCount Calls => calls;

    public RedditSource Source { get; private set; } = source;

    /// <summary>Makes the message. <c>raw_json</c> keeps Reddit from escaping text for HTML.</summary>
    public HttpRequestMessage ToMessage(Uri host, string path)
    {
        var query = string.Join('&', request.Query.Append(new("raw_json", "1"))
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value ?? "")}"));
        var url = new Uri(host, request.IsShareLink ? path : $"{path}?{query}");
        var message = new HttpRequestMessage(request.Form is null ? HttpMethod.Get : HttpMethod.Post, url);
        if (request.Form is { } form)
            message.Content = new FormUrlEncodedContent(form!);
        message.Options.Set(UpstreamHandler.Endpoint, request.Endpoint);
        message.Options.Set(UpstreamHandler.Calls, calls);
        message.Options.Set(RedditHttp.Persistence, persistence);
        return message;
    }

    /// <summary>Notes who answered.</summary>
    public void Answered(HttpResponseHeaders headers) => Source = SourceOf(headers) ?? Source;

    /// <summary>Who answered, where that says so of itself: a simulator does in a header.</summary>
    public static RedditSource? SourceOf(HttpResponseHeaders headers)
    {
        if (!headers.TryGetValues(SimulatedHeader, out var values))
            return null;
        return values.First().Equals("replay", StringComparison.OrdinalIgnoreCase) ? RedditSource.Replay : RedditSource.Simulator;
    }
}

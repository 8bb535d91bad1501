using System.Net.Http.Headers;
using RedditMcp.Budget;

namespace RedditMcp.Reddit;

/// <summary>A request on its way: the messages made of it, how many there were, and who answered.</summary>
/// <param name="request">What is asked.</param>
/// <param name="terms">On what terms.</param>
/// <param name="source">Who answers as far as the configuration tells.</param>
internal sealed class GatewayCall(RedditRequest request, CallTerms terms, RedditSource source)
{
    private const string SimulatedHeader = "X-Simulated";

    public RedditRequest Request => request;

    public CallTerms Terms => terms;

    /// <summary>The calls it led to.</summary>
    public CallCount Calls { get; } = new();

    /// <summary>How long was waited for them.</summary>
    public TimeSpan Waited { get; private set; }

    public RedditSource Source { get; private set; } = source;

    /// <summary>Makes the message. <c>raw_json</c> keeps Reddit from escaping text for HTML.</summary>
    /// <param name="host">Whom to ask.</param>
    /// <param name="path">What for.</param>
    /// <param name="permit">The call it may be; null for what is not of the API, and not counted against its quota.</param>
    public HttpRequestMessage ToMessage(Uri host, string path, CallPermit? permit)
    {
        var query = string.Join('&', request.Query.Append(new("raw_json", "1"))
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value ?? "")}"));
        var url = new Uri(host, request.IsShareLink ? path : $"{path}?{query}");
        var message = new HttpRequestMessage(request.Form is null ? HttpMethod.Get : HttpMethod.Post, url);
        if (request.Form is { } form)
            message.Content = new FormUrlEncodedContent(form!);
        message.Options.Set(UpstreamHandler.Endpoint, request.Endpoint);
        message.Options.Set(UpstreamHandler.Calls, Calls);
        message.Options.Set(RedditHttp.Persistence, terms.Persistence);
        if (permit is not null)
        {
            Waited += permit.Waited;
            message.Options.Set(UpstreamHandler.Permit, permit);
        }

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

using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace RedditMcp.Tests.Harness;

/// <summary>
/// Reddit at the edge of the process, for answers no simulator gives. It grants tokens unless the script answers for the token
/// endpoint too, and remembers every call.
/// </summary>
internal sealed class ScriptedReddit(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage?>> script) : HttpMessageHandler
{
    private readonly ConcurrentQueue<RecordedCall> _calls = new();

    public ScriptedReddit(Func<HttpRequestMessage, HttpResponseMessage?> script)
        : this((request, _) => Task.FromResult(script(request)))
    {
    }

    public IReadOnlyList<RecordedCall> Calls => [.. _calls];

    /// <summary>Calls of the API, tokens aside.</summary>
    public IReadOnlyList<RecordedCall> ApiCalls => [.. _calls.Where(call => call.Url.AbsolutePath != TokenPath)];

    public IReadOnlyList<RecordedCall> TokenCalls => [.. _calls.Where(call => call.Url.AbsolutePath == TokenPath)];

    private const string TokenPath = "/api/v1/access_token";

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Html(HttpStatusCode status) =>
        new(status) { Content = new StringContent("<!doctype html><html><body>whoa there, pardner!</body></html>", Encoding.UTF8, "text/html") };

    public static HttpResponseMessage Redirect(string location)
    {
        var response = new HttpResponseMessage(HttpStatusCode.Found) { Content = new StringContent("") };
        response.Headers.TryAddWithoutValidation("Location", location);
        return response;
    }

    public static HttpResponseMessage Token(string value = Secrets.Token, int lifetime = 86400) =>
        Json($$"""{"access_token":"{{value}}","token_type":"bearer","expires_in":{{lifetime}},"scope":"*"}""");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        _calls.Enqueue(new RecordedCall(request.RequestUri!, request.Headers.Authorization?.ToString(), request.Headers.UserAgent.ToString(), form));
        return await script(request, cancellationToken)
            ?? (request.RequestUri!.AbsolutePath == TokenPath ? Token() : Json("""{"message":"Not Found","error":404}""", HttpStatusCode.NotFound));
    }
}

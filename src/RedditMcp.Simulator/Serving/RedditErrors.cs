using System.Globalization;
using System.Text;

namespace RedditMcp.Simulator.Serving;

/// <summary>How Reddit says no.</summary>
internal static class RedditErrors
{
    public static Answer NotFound => Json(404, """{"message": "Not Found", "error": 404}""");

    public static Answer BadRequest => Json(400, """{"message": "Bad Request", "error": 400}""");

    public static Answer Unauthorized => Json(401, """{"message": "Unauthorized", "error": 401}""");

    public static Answer InvalidToken => Json(401, """{"message": "Unauthorized", "error": 401}""", "Bearer realm=\"reddit\", error=\"invalid_token\"");

    public static Answer PageNotFound => Json(404, """{"reason": "PAGE_NOT_FOUND", "message": "Not Found"}""");

    public static Answer UriTooLong => new Answer(414, "Error: URI Too Long"u8.ToArray(), "text/plain").WithRetryAfter("0");

    /// <summary>Each refusal looks different, as Reddit's do: with an empty body or a page, with or without a time to wait.</summary>
    public static Answer TooManyRequests(long number, int resetSeconds)
    {
        var answer = number % 2 == 0 ? new Answer(429, ReadOnlyMemory<byte>.Empty) : Html(429, "Too Many Requests", "whoa there, pardner!");
        return number / 2 % 2 == 0 ? answer.WithRetryAfter(resetSeconds.ToString(CultureInfo.InvariantCulture)) : answer;
    }

    public static Answer Json(int status, string body, string? authenticate = null) =>
        new(status, Encoding.UTF8.GetBytes(body)) { Authenticate = authenticate };

    public static Answer Html(int status, string title, string text) => new(
        status,
        Encoding.UTF8.GetBytes($"<!doctype html>\n<html>\n<head><title>{title}</title></head>\n<body><h1>{title}</h1><p>{text}</p></body>\n</html>\n"),
        Answer.Html);

    public static Answer Redirect(int status, string location) => new(status, ReadOnlyMemory<byte>.Empty, Answer.Html) { Location = location };
}

using RedditMcp.Simulator.Serving;

namespace RedditMcp.Simulator.Faults;

/// <summary>What comes instead of an answer.</summary>
internal static class FaultAnswers
{
    /// <summary>The answer that replaces the real one; null for faults that leave it as it is.</summary>
    public static Answer? For(FaultRule fault) => fault.Kind switch
    {
        FaultKind.Status when fault.Status == 429 => RedditErrors.Html(429, "Too Many Requests", "whoa there, pardner!").WithRetryAfter("2"),
        FaultKind.Status when fault.Status >= 520 => RedditErrors.Html(fault.Status, "Connection timed out", "The origin web server timed out responding to this request."),
        FaultKind.Status => RedditErrors.Html(fault.Status, "Ow!", "we took too long to make this page for you"),
        FaultKind.Blocked => RedditErrors.Html(403, "Blocked", "whoa there, pardner! Your request has been blocked by network security."),
        FaultKind.Empty => new Answer(200, ReadOnlyMemory<byte>.Empty),
        FaultKind.Garbage => new Answer(200, "{\"kind\": \"Listing\", \"data\": {\"children\": [<oops"u8.ToArray()),
        _ => null,
    };
}

using RedditMcp.Simulator.Rendering;

namespace RedditMcp.Simulator.Serving;

/// <summary>What goes back over the wire. Disposing returns its memory to the pool.</summary>
internal sealed class Answer : IDisposable
{
    public const string Json = "application/json; charset=UTF-8";
    public const string Html = "text/html; charset=UTF-8";
    private readonly AnswerBuffer? _buffer;

    public Answer(int status, ReadOnlyMemory<byte> body, string contentType = Json)
    {
        Status = status;
        Body = body;
        ContentType = contentType;
    }

    public Answer(AnswerBuffer buffer)
        : this(200, buffer.Written) => _buffer = buffer;

    public int Status { get; }

    public string ContentType { get; }

    public ReadOnlyMemory<byte> Body { get; }

    public string? Location { get; init; }

    public string? RetryAfter { get; init; }

    public string? Authenticate { get; init; }

    public string CacheControl { get; init; } = "private, s-maxage=0, max-age=0, must-revalidate, no-store";

    /// <summary>The same, naming a time to wait.</summary>
    public Answer WithRetryAfter(string seconds) => new(Status, Body, ContentType) { RetryAfter = seconds };

    public void Dispose() => _buffer?.Dispose();
}

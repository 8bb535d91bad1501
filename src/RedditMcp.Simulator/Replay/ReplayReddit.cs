using RedditMcp.Simulator.Rendering;
using RedditMcp.Simulator.Serving;

namespace RedditMcp.Simulator.Replay;

/// <summary>Reddit as it once answered.</summary>
internal sealed class ReplayReddit(RecordingLibrary library) : IReddit
{
    // Going through every object takes a while, and most runs ask for recorded paths only.
    private readonly Lazy<RecordedAnswers> _assembled = new(() => new RecordedAnswers(new RecordedThings(library.All)));

    /// <inheritdoc/>
    public string Source => "replay";

    public Answer Serve(ApiRequest request) => request.Path.Kind switch
    {
        EndpointKind.Info => _assembled.Value.Info(request),
        EndpointKind.MoreChildren => _assembled.Value.MoreChildren(request),
        _ => library.Find(request) is { } recording ? Replay(recording, request)
            : request["after"] is not null && library.IsListing(request.Path) ? EndOfListing()
            : RedditErrors.NotFound,
    };

    public string? ResolveShareLink(ApiRequest request) => library.Find(request)?.Headers.GetValueOrDefault("location");

    private static Answer Replay(Recording recording, ApiRequest request) =>
        new(recording.Status, recording.BodyFor(request), recording.Headers.GetValueOrDefault("content-type") ?? Answer.Json)
        {
            Location = recording.Headers.GetValueOrDefault("location"),
            RetryAfter = recording.Headers.GetValueOrDefault("retry-after"),
            Authenticate = recording.Headers.GetValueOrDefault("www-authenticate"),
            CacheControl = recording.Headers.GetValueOrDefault("cache-control") ?? "private, max-age=0, no-store",
        };

    private static Answer EndOfListing() => new(new AnswerBuffer().OpenListing(after: null, 0).CloseListing());
}

namespace RedditMcp.Simulator.Serving;

/// <summary>What stands behind the API: an invented site, or recordings of the real one.</summary>
internal interface IReddit
{
    /// <summary>What the header <c>X-Simulated</c> says, so that nobody takes its answers for Reddit's: <c>simulator</c> or <c>replay</c>.</summary>
    string Source { get; }

    Answer Serve(ApiRequest request);

    /// <summary>Where a share link leads; null if nowhere.</summary>
    string? ResolveShareLink(ApiRequest request);
}

namespace RedditMcp.Simulator.Serving;

/// <summary>What stands behind the API: an invented site, or recordings of the real one.</summary>
internal interface IReddit
{
    Answer Serve(ApiRequest request);

    /// <summary>Where a share link leads; null if nowhere.</summary>
    string? ResolveShareLink(ApiRequest request);
}

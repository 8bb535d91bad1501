namespace RedditMcp.Simulator.Serving;

/// <summary>A path without what does not matter on Reddit: case, a trailing slash, and <c>.json</c>.</summary>
internal sealed class ApiPath
{
    private const string JsonSuffix = ".json";

    private ApiPath(string[] asSent)
    {
        AsSent = asSent;
        Segments = Array.ConvertAll(asSent, segment => segment.ToLowerInvariant());
        Text = $"/{string.Join('/', Segments)}";
        Kind = EndpointKinds.Of(Segments);
    }

    public string[] Segments { get; }

    /// <summary>The segments in the case they came in: the tokens of share links depend on it.</summary>
    public string[] AsSent { get; }

    public string Text { get; }

    public EndpointKind Kind { get; }

    public static ApiPath Parse(string path)
    {
        var trimmed = path.AsSpan().Trim('/');
        if (trimmed.EndsWith(JsonSuffix, StringComparison.OrdinalIgnoreCase))
            trimmed = trimmed[..^JsonSuffix.Length].TrimEnd('/');

        return new ApiPath(trimmed.IsEmpty ? [] : trimmed.ToString().Split('/'));
    }
}

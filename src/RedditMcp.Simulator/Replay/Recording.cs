using RedditMcp.Simulator.Serving;

namespace RedditMcp.Simulator.Replay;

/// <summary>One recorded exchange.</summary>
internal sealed record Recording(string File, ApiPath Path, IReadOnlyDictionary<string, string> Query, DateTimeOffset RecordedAt, int Status)
{
    private byte[]? _decoded;

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>Whether the body is JSON; error pages are not.</summary>
    public required bool IsJson { get; init; }

    /// <summary>Whether its text was recorded without the escapes of HTML.</summary>
    public bool IsRaw => Query.TryGetValue("raw_json", out var raw) && raw == "1";

    public bool IsListing => IsJson && Body.AsSpan().IndexOf("\"Listing\""u8) is >= 0 and < 40 && Body[0] == '{';

    public string? After => Query.GetValueOrDefault("after");

    public byte[] BodyFor(ApiRequest request) => IsJson && request.Raw && !IsRaw ? _decoded ??= RecordedJson.Decode(Body) : Body;

    /// <summary>How many of the parameters asked with were recorded with the same value.</summary>
    public int SharedParameters(ApiRequest request) => Query.Count(parameter => request.Query[parameter.Key].ToString() == parameter.Value);
}

using System.Text.Json.Serialization;

namespace RedditMcp.Reddit;

/// <summary>Who answered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RedditSource>))]
public enum RedditSource
{
    /// <summary>Reddit itself.</summary>
    [JsonStringEnumMemberName("reddit")]
    Reddit,

    /// <summary>A simulator that makes content up.</summary>
    [JsonStringEnumMemberName("simulator")]
    Simulator,

    /// <summary>A simulator that replays recorded answers.</summary>
    [JsonStringEnumMemberName("replay")]
    Replay,
}

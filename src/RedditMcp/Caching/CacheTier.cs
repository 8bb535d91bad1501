using System.Text.Json.Serialization;

namespace RedditMcp.Caching;

/// <summary>Where an answer came from, nearest first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CacheTier>))]
internal enum CacheTier
{
    [JsonStringEnumMemberName("hot")]
    Hot,
    [JsonStringEnumMemberName("reddit")]
    Reddit,
}

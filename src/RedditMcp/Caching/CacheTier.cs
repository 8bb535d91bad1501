using System.Text.Json.Serialization;

namespace RedditMcp.Caching;

/// <summary>Where an answer came from, nearest first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CacheTier>))]
internal enum CacheTier
{
    /// <summary>This process's memory.</summary>
    [JsonStringEnumMemberName("hot")]
    Hot,

    /// <summary>The store that processes share.</summary>
    [JsonStringEnumMemberName("warm")]
    Warm,

    /// <summary>The archive.</summary>
    [JsonStringEnumMemberName("cold")]
    Cold,

    /// <summary>Reddit itself.</summary>
    [JsonStringEnumMemberName("reddit")]
    Reddit,
}

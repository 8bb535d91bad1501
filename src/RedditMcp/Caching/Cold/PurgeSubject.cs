using System.Text.Json.Serialization;

namespace RedditMcp.Caching.Cold;

/// <summary>What a purge can be about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PurgeSubject>))]
internal enum PurgeSubject
{
    [JsonStringEnumMemberName("id")]
    Id,
    [JsonStringEnumMemberName("author")]
    Author,
    [JsonStringEnumMemberName("key")]
    Key,
}

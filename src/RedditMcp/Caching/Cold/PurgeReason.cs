using System.Text.Json.Serialization;

namespace RedditMcp.Caching.Cold;

/// <summary>Why something was purged.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PurgeReason>))]
internal enum PurgeReason
{
    /// <summary>The operator asked for it.</summary>
    [JsonStringEnumMemberName("purge")]
    Purge,

    /// <summary>Reddit showed that it was deleted.</summary>
    [JsonStringEnumMemberName("deleted_on_reddit")]
    DeletedOnReddit,
}

using System.Text.Json.Serialization;

namespace RedditMcp.Reddit.Content;

/// <summary>What a post is, which no single field of Reddit's tells.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PostType>))]
internal enum PostType
{
    [JsonStringEnumMemberName("self")]
    Self,
    [JsonStringEnumMemberName("link")]
    Link,
    [JsonStringEnumMemberName("image")]
    Image,
    [JsonStringEnumMemberName("gallery")]
    Gallery,
    [JsonStringEnumMemberName("video")]
    Video,
    [JsonStringEnumMemberName("poll")]
    Poll,
    [JsonStringEnumMemberName("crosspost")]
    Crosspost,
}

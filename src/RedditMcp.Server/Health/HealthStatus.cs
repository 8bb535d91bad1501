using System.Text.Json.Serialization;

namespace RedditMcp.Server.Health;

/// <summary>Whether the server can do its work.</summary>
internal enum HealthStatus
{
    [JsonStringEnumMemberName("ready")]
    Ready,

    [JsonStringEnumMemberName("degraded")]
    Degraded,

    [JsonStringEnumMemberName("unready")]
    Unready,
}

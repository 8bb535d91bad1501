using System.Text.Json;

namespace RedditMcp.Tests.Harness;

internal static class JsonElements
{
    /// <summary>A text; null for anything else.</summary>
    public static string? GetStringOrNull(this JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;
}

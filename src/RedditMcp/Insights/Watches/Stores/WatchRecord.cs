using System.Text.Json;

namespace RedditMcp.Insights.Watches.Stores;

/// <summary>Watches and alerts as texts. What a later version wrote and this one cannot read is no watch here.</summary>
internal static class WatchRecord
{
    public static string Of(Watch watch) => JsonSerializer.Serialize(watch, WatchJson.Default.Watch);

    public static string Of(WatchAlert alert) => JsonSerializer.Serialize(alert, WatchJson.Default.WatchAlert);

    public static Watch? ReadWatch(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(text, WatchJson.Default.Watch);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static WatchAlert? ReadAlert(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, WatchJson.Default.WatchAlert);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

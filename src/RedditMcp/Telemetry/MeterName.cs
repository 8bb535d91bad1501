namespace RedditMcp.Telemetry;

/// <summary>The meter all instruments of the product belong to.</summary>
internal static class MeterName
{
    public const string Value = "RedditMcp";
}

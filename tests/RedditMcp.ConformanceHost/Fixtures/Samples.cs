namespace RedditMcp.ConformanceHost.Fixtures;

/// <summary>The smallest image and sound that are valid, in the base64 that content blocks carry.</summary>
internal static class Samples
{
    /// <summary>A PNG of one red pixel.</summary>
    public static ReadOnlyMemory<byte> Image { get; } =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=="u8.ToArray();

    /// <summary>A WAV without samples.</summary>
    public static ReadOnlyMemory<byte> Sound { get; } = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA="u8.ToArray();
}

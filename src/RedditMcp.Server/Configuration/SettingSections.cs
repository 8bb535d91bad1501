namespace RedditMcp.Server.Configuration;

/// <summary>The sections that settings may be in. A name outside them is a slip of the pen, and is told.</summary>
internal static class SettingSections
{
    private static readonly string[] s_names = ["Reddit", "Cache", "Archive", "State", "Server", "Budget", "Users", "Sentiment", "Watches", "Warming", "Logging"];

    /// <summary>The sections, for messages.</summary>
    public static string List => string.Join(", ", s_names);

    /// <summary>Whether a key such as <c>Server:Port</c> is in one of the sections.</summary>
    public static bool Contains(string key) =>
        Array.Exists(s_names, name => key.StartsWith(name + ':', StringComparison.OrdinalIgnoreCase) && key.Length > name.Length + 1);
}

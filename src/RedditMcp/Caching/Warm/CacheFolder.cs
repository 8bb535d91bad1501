namespace RedditMcp.Caching.Warm;

/// <summary>The folder of what may be lost: the configured one, or <c>reddit-mcp</c> in the user's cache folder.</summary>
internal static class CacheFolder
{
    /// <summary>Where the embedded warm tier lives. Nothing is made.</summary>
    public static string Of(CacheOptions options) => Path.GetFullPath(
        string.IsNullOrWhiteSpace(options.Directory) ? Path.Combine(UserCache(), "reddit-mcp") : options.Directory);

    private static string UserCache()
    {
        if (OperatingSystem.IsWindows())
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS())
            return Path.Combine(home, "Library", "Caches");

        // A relative XDG folder is invalid by its specification and to be ignored.
        return Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { } xdg && Path.IsPathRooted(xdg) ? xdg : Path.Combine(home, ".cache");
    }
}

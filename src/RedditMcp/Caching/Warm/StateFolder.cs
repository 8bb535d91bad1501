namespace RedditMcp.Caching.Warm;

/// <summary>The folder of what must survive: the cache's where that was chosen, or <c>reddit-mcp</c> where the user's programs keep their state, because cache folders get cleared.</summary>
internal static class StateFolder
{
    /// <summary>Where the state lives where there is no Redis. Nothing is made.</summary>
    public static string Of(CacheOptions options) =>
        string.IsNullOrWhiteSpace(options.Directory) ? Path.Combine(UserState(), "reddit-mcp") : CacheFolder.Of(options);

    private static string UserState()
    {
        if (OperatingSystem.IsWindows())
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsMacOS())
            return Path.Combine(home, "Library", "Application Support");

        // A relative XDG folder is invalid by its specification and to be ignored.
        return Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { } xdg && Path.IsPathRooted(xdg) ? xdg : Path.Combine(home, ".local", "state");
    }
}

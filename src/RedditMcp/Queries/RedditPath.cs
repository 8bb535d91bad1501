namespace RedditMcp.Queries;

/// <summary>Reddit's own hosts, and the path of a link to one of them.</summary>
internal static class RedditPath
{
    /// <summary>Whether pages of the site are served there: reddit.com or any host below it (www, old, np, m, ...).</summary>
    public static bool IsSite(string host) =>
        host.Equals("reddit.com", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".reddit.com", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an absolute link, with or without its scheme; null for anything else.</summary>
    public static Uri? ParseUrl(string text)
    {
        if (LooksLikeHost(text))
            text = "https://" + text;
        return Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https" && url.IsDefaultPort && url.UserInfo.Length == 0
            ? url
            : null;
    }

    /// <summary>The path of a link to the site; anything else comes back as it is, for the caller to judge.</summary>
    public static string OfUrl(string text) =>
        ParseUrl(text) is { } url && IsSite(url.Host) ? url.AbsolutePath : text;

    private static bool LooksLikeHost(string text)
    {
        var host = text.AsSpan();
        if (host.IndexOf('/') is >= 0 and var slash)
            host = host[..slash];
        return host.EndsWith("reddit.com", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith("redd.it", StringComparison.OrdinalIgnoreCase);
    }
}

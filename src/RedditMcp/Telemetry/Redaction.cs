using System.Collections.Frozen;

namespace RedditMcp.Telemetry;

/// <summary>Keeps out of logs what people look for and whom they look at.</summary>
internal static class Redaction
{
    private static readonly FrozenSet<string> s_harmless =
        FrozenSet.ToFrozenSet(["sort", "t", "limit", "depth", "context", "restrict_sr", "type", "include_over_18"]);

    /// <summary>A query string with the values of all but a few parameters starred out.</summary>
    public static string OfParameters(string query)
    {
        var pairs = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('&', pairs.Select(pair =>
        {
            var name = pair.Split('=')[0];
            return s_harmless.Contains(name) ? pair : name + "=*";
        }));
    }
}

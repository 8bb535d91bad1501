using System.Buffers;

namespace RedditMcp.Simulator.Rendering;

/// <summary>Without <c>raw_json=1</c> Reddit escapes the characters of HTML in every text.</summary>
internal static class Markup
{
    private static readonly SearchValues<char> s_escaped = SearchValues.Create("&<>");

    public static string Shown(string value, bool raw) =>
        raw || !value.AsSpan().ContainsAny(s_escaped)
            ? value
            : value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>What <see cref="Shown"/> did, undone once.</summary>
    public static string Raw(string value) =>
        value.Contains('&', StringComparison.Ordinal)
            ? value.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
            : value;
}

using System.Buffers;

namespace RedditMcp.Queries;

/// <summary>The name of a wiki page: parts of letters, digits, hyphens and underscores, joined with slashes.</summary>
internal readonly record struct WikiPageName
{
    private const int Longest = 128;
    private static readonly SearchValues<char> s_letters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-/");

    private WikiPageName(string value) => Value = value;

    /// <summary>The name, lower case.</summary>
    public string Value { get; }

    /// <summary>Reads a name; no part may be empty, so that no path can be climbed.</summary>
    public static bool TryParse(string text, out WikiPageName name)
    {
        var bare = text.Trim('/').ToLowerInvariant();
        var valid = bare.Length is > 0 and <= Longest
            && !bare.AsSpan().ContainsAnyExcept(s_letters)
            && !bare.Contains("//", StringComparison.Ordinal);
        name = valid ? new WikiPageName(bare) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

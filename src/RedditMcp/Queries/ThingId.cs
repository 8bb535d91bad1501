using System.Buffers;

namespace RedditMcp.Queries;

/// <summary>The base-36 id of a post or a comment, without its type prefix.</summary>
internal readonly record struct ThingId
{
    private const int Longest = 13; // 36^13 > 2^64: no id of Reddit's can be longer
    private static readonly SearchValues<char> s_base36 = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz");

    private ThingId(string value) => Value = value;

    /// <summary>The id, lower case.</summary>
    public string Value { get; }

    /// <summary>The fullname of a post with this id.</summary>
    public string AsPost => "t3_" + Value;

    /// <summary>Reads a bare id, or a fullname with the given prefix.</summary>
    public static bool TryParse(string text, string prefix, out ThingId id)
    {
        var bare = text.ToLowerInvariant();
        if (bare.StartsWith(prefix, StringComparison.Ordinal))
            bare = bare[prefix.Length..];
        var valid = bare.Length is > 0 and <= Longest && !bare.AsSpan().ContainsAnyExcept(s_base36);
        id = valid ? new ThingId(bare) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

using System.Buffers;

namespace RedditMcp.Queries;

/// <summary>An account's name, in the lower case that Reddit compares names by.</summary>
internal readonly record struct Username
{
    /// <summary>What a caller is told when a name is refused.</summary>
    public const string Takes = "an account name such as spez or u/spez (3-20 letters, digits, underscores or hyphens)";

    private static readonly SearchValues<char> s_letters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    private Username(string value) => Value = value;

    /// <summary>The bare name: no <c>u/</c>, lower case.</summary>
    public string Value { get; }

    /// <summary>Reads <c>spez</c>, <c>u/spez</c>, <c>/user/spez/</c>, <c>r/u_spez</c> or the profile's URL.</summary>
    public static bool TryParse(string text, out Username name)
    {
        name = default;
        var bare = RedditPath.OfUrl(text.Trim()).Trim('/');
        foreach (var prefix in (ReadOnlySpan<string>)["u/", "user/", "r/u_"])
        {
            if (bare.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                bare = bare[prefix.Length..];
                break;
            }
        }

        if (!IsValid(bare))
            return false;

        name = new Username(bare.ToLowerInvariant());
        return true;
    }

    /// <summary>Whether Reddit would let an account be called that.</summary>
    public static bool IsValid(string name) =>
        name.Length is >= 3 and <= 20 && !name.AsSpan().ContainsAnyExcept(s_letters);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

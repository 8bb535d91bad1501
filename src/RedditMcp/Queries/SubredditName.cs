using System.Buffers;

namespace RedditMcp.Queries;

/// <summary>A community's name, or a profile's (<c>u_name</c>), in the lower case that Reddit compares names by.</summary>
internal readonly record struct SubredditName
{
    /// <summary>What a caller is told when a name is refused.</summary>
    public const string Takes = "a community name such as python or r/python (2-21 letters, digits or underscores), or u_name for a profile";

    private const int LongestCommunity = 21;
    private const string ProfilePrefix = "u_";
    private static readonly SearchValues<char> s_letters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private SubredditName(string value) => Value = value;

    /// <summary>The bare name: no <c>r/</c>, lower case.</summary>
    public string Value { get; }

    /// <summary>Reads <c>python</c>, <c>r/Python</c>, <c>/r/python/</c>, <c>u/name</c>, <c>u_name</c> or the community's URL.</summary>
    public static bool TryParse(string text, out SubredditName name)
    {
        name = default;
        var bare = RedditPath.OfUrl(text.Trim()).Trim('/');
        if (StripPrefix(bare, "r/") is { } community)
            bare = community;
        else if ((StripPrefix(bare, "u/") ?? StripPrefix(bare, "user/")) is { } profile)
            bare = ProfilePrefix + profile;

        if (!IsCommunity(bare) && !IsProfile(bare))
            return false;

        name = new SubredditName(bare.ToLowerInvariant());
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static string? StripPrefix(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : null;

    private static bool IsCommunity(string name) =>
        name.Length is >= 2 and <= LongestCommunity && !name.AsSpan().ContainsAnyExcept(s_letters);

    private static bool IsProfile(string name) =>
        StripPrefix(name, ProfilePrefix) is { } owner && Username.IsValid(owner);
}

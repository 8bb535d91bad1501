namespace RedditMcp.Simulator.World;

/// <summary>Which names can be names at all.</summary>
internal static class SubredditNames
{
    private const string ProfilePrefix = "u_";

    public static bool IsSubreddit(string name) =>
        name.Length is >= 2 and <= 24 && name.All(IsWordCharacter) || OwnerOf(name) is { } owner && IsUser(owner);

    public static bool IsUser(string name) => name.Length is >= 3 and <= 22 && name.All(letter => IsWordCharacter(letter) || letter == '-');

    /// <summary>The user whose profile a subreddit name of the form <c>u_name</c> is.</summary>
    public static string? OwnerOf(string name) =>
        name.StartsWith(ProfilePrefix, StringComparison.OrdinalIgnoreCase) ? name[ProfilePrefix.Length..] : null;

    public static string ProfileOf(string user) => ProfilePrefix + user;

    private static bool IsWordCharacter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';
}

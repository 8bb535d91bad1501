namespace RedditMcp.Budget.Users;

/// <summary>The public names of the tiers: <c>free</c>, <c>pro</c>, <c>business</c>, <c>enterprise</c>.</summary>
internal static class UserTierNames
{
    private static readonly string[] s_names = [.. Enum.GetNames<UserTier>().Select(name => name.ToLowerInvariant())];

    /// <summary>What a tier may be called, for messages.</summary>
    public static string All { get; } = $"{string.Join(", ", s_names[..^1])} or {s_names[^1]}";

    extension(UserTier tier)
    {
        /// <summary>The tier in lower case.</summary>
        public string Name => s_names[(int)tier];
    }

    /// <summary>Reads a tier's name, in whatever case; null when there is none of that name.</summary>
    public static UserTier? Parse(ReadOnlySpan<char> name)
    {
        foreach (var tier in Enum.GetValues<UserTier>())
        {
            if (name.Equals(tier.Name, StringComparison.OrdinalIgnoreCase))
                return tier;
        }

        return null;
    }
}

namespace RedditMcp.Server.Configuration;

/// <summary>A value and how the operator spelt its name, so that a message can name what to change.</summary>
/// <param name="Value">The value. It may be a secret.</param>
/// <param name="Origin">A variable, an option, or a key of appsettings.json.</param>
internal sealed record Setting(string Value, string Origin)
{
    /// <summary>
    /// Whether a value counts as not set. Containers pass empty variables for what was left out, and desktop bundles
    /// pass the placeholder itself (<c>${user_config.client_id}</c>).
    /// </summary>
    public static bool IsUnset(string? value) =>
        string.IsNullOrWhiteSpace(value)
        || (value.StartsWith("${", StringComparison.Ordinal) && value.EndsWith('}'));
}

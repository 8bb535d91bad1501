namespace RedditMcp.Server.Configuration;

/// <summary>A setting given on the command line: <c>--Section:Key=value</c>.</summary>
/// <param name="Key">The key, as in <c>Server:Port</c>.</param>
/// <param name="Value">The value as written.</param>
internal sealed record SettingOverride(string Key, string Value)
{
    /// <summary>How the operator wrote it, for messages. The value is left out: it may be a secret.</summary>
    public string Origin => "--" + Key;

    /// <summary>Says what is wrong with an argument, or null when it is a setting.</summary>
    public static string? Explain(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? argument : argument[..equals];
        if (!name.StartsWith("--", StringComparison.Ordinal) || !name.Contains(':', StringComparison.Ordinal))
            return $"'{name}' is not an option of this command. Settings are written --Section:Key=value.";

        if (equals < 0)
            return $"'{name}' has no value. Write {name}=value.";

        return SettingSections.Contains(name[2..]) ? null : $"'{name}' is in no known section. The sections are {SettingSections.List}.";
    }

    /// <summary>Reads an argument that <see cref="Explain"/> found nothing wrong with.</summary>
    public static SettingOverride Parse(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return new SettingOverride(argument[2..equals], argument[(equals + 1)..]);
    }
}

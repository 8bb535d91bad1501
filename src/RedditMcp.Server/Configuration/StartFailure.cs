using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace RedditMcp.Server.Configuration;

/// <summary>Turns what stops a start into lines for the operator, each naming what to change as the operator spelt it.</summary>
/// <param name="settings">The settings the start was tried with.</param>
internal sealed partial class StartFailure(Settings settings)
{
    /// <summary>The lines for a failure that settings explain, or none for any other.</summary>
    public IReadOnlyList<string> Explain(Exception failure) => failure switch
    {
        SettingException wrong => [wrong.Message],
        OptionsValidationException invalid => [.. invalid.Failures.Select(NameOrigins)],
        AggregateException many => [.. many.InnerExceptions.SelectMany(Explain)],
        InvalidOperationException unbound when Unconvertible().Match(unbound.Message) is { Success: true } match => [DescribeConversion(match)],
        _ => [],
    };

    /// <summary>Options are validated under their keys; this adds the variable where that is what the operator set.</summary>
    private string NameOrigins(string message)
    {
        var origins = settings.Keys
            .Where(key => Mentions(message, key))
            .Select(settings.OriginOf)
            .Where(origin => !origin.Contains(':', StringComparison.Ordinal) && !message.Contains(origin, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return origins.Length is 0 ? message : $"{string.Join(", ", origins)}: {message}";
    }

    private string DescribeConversion(Match match)
    {
        var kind = match.Groups["type"].Value switch
        {
            "System.Int32" or "System.Int64" => "a whole number",
            "System.Double" or "System.Single" or "System.Decimal" => "a number",
            "System.Boolean" => "true or false",
            "System.TimeSpan" => "a duration such as 00:00:20",
            "System.Uri" => "a URL",
            var other => $"a value of {other}",
        };
        return $"{settings.OriginOf(match.Groups["key"].Value)}: '{match.Groups["value"].Value}' is not {kind}.";
    }

    private static bool Mentions(string message, string key) =>
        Regex.IsMatch(message, $@"(?<![\w:]){Regex.Escape(key)}(?![\w:])", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    // The configuration binder says this, and only for types that secrets do not have: text always converts.
    [GeneratedRegex(@"Failed to convert configuration value '(?<value>.*)' at '(?<key>[^']+)' to type '(?<type>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unconvertible();
}

using System.Globalization;
using StackExchange.Redis;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>The parts of a <c>redis://</c> or <c>rediss://</c> URL.</summary>
internal sealed class RedisUrl
{
    private const string Plain = "redis://";
    private const string Secure = "rediss://";
    private const string DefaultPort = ":6379";

    private string? _user;
    private string? _password;
    private int? _database;
    private bool _isSecure;

    /// <summary>Hosts and ports. The port of a URL is 6379 unless it is given, with TLS too.</summary>
    public string[] Hosts { get; private init; } = [];

    /// <summary>What follows the question mark, as <c>option=value</c>.</summary>
    public string[] Options { get; private init; } = [];

    /// <summary>Reads a URL.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">What is wrong with it; null when nothing is.</param>
    /// <returns>Null when it is none, or is malformed.</returns>
    public static RedisUrl? TryRead(string text, out string? problem)
    {
        problem = null;
        var isSecure = text.StartsWith(Secure, StringComparison.OrdinalIgnoreCase);
        if (!isSecure && !text.StartsWith(Plain, StringComparison.OrdinalIgnoreCase))
        {
            problem = text.Contains("://", StringComparison.Ordinal) ? "its scheme is neither redis:// nor rediss://" : null;
            return null;
        }

        var (beforeQuery, query) = Cut(text[(isSecure ? Secure : Plain).Length..], '?');
        var at = beforeQuery.LastIndexOf('@');
        var (hosts, path) = Cut(beforeQuery[(at + 1)..], '/');
        var url = new RedisUrl
        {
            Hosts = [.. hosts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(WithPort)],
            Options = query.Split('&', StringSplitOptions.RemoveEmptyEntries),
            _isSecure = isSecure,
        };
        problem = url.ReadCredentials(at < 0 ? "" : beforeQuery[..at]) ?? url.ReadDatabase(path) ?? Check(url);
        return problem is null ? url : null;
    }

    /// <summary>Adds what a connection string would mangle: secrets may hold commas and blanks.</summary>
    public void Apply(ConfigurationOptions options)
    {
        options.User = _user ?? options.User;
        options.Password = _password ?? options.Password;
        options.DefaultDatabase = _database ?? options.DefaultDatabase;
        if (!_isSecure)
            return;

        options.Ssl = true;
        // The nodes that a single host leads to are known by their addresses, and show its certificate; of several hosts each shows its own.
        if (Hosts is [_])
            options.SslHost ??= Hosts[0].StartsWith('[') ? Hosts[0][1..].Split(']')[0] : Hosts[0].Split(':')[0];
    }

    private static string? Check(RedisUrl url)
    {
        if (url.Hosts.Length == 0)
            return "it names no host";

        if (url.Hosts.Any(host => host.AsSpan().IndexOfAny("@=# \\") >= 0))
            return "a character in its user, password or host is to be percent-encoded";

        return url.Hosts.All(HasValidPort) ? null : "its port is not a number from 1 to 65535";
    }

    private static string WithPort(string host) => host.EndsWith(']') || !host.Contains(':', StringComparison.Ordinal) ? host + DefaultPort : host;

    private static bool HasValidPort(string host) =>
        ushort.TryParse(host.AsSpan(host.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0;

    private static (string Before, string After) Cut(string text, char at)
    {
        var index = text.IndexOf(at, StringComparison.Ordinal);
        return index < 0 ? (text, "") : (text[..index], text[(index + 1)..]);
    }

    private string? ReadCredentials(string text)
    {
        if (text.Contains('/', StringComparison.Ordinal))
            return "a character in its user or password is to be percent-encoded";

        var (user, password) = Cut(text, ':');
        _user = user.Length == 0 ? null : Uri.UnescapeDataString(user);
        _password = password.Length == 0 ? null : Uri.UnescapeDataString(password);
        return null;
    }

    private string? ReadDatabase(string path)
    {
        var digits = path.TrimEnd('/');
        if (digits.Length == 0)
            return null;

        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var database))
            return "what follows its host is not the number of a database";

        _database = database;
        return null;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Net;
using StackExchange.Redis;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>
/// Where a Redis is and how to speak to it, read from either of
/// <list type="bullet">
/// <item><c>redis://[[user]:password@]host[:port][,host[:port]...][/database][?option=value&amp;...]</c>, <c>rediss://</c> for TLS; user and
/// password percent-encoded;</item>
/// <item>a StackExchange.Redis connection string, <c>host:port,host:port,password=...,ssl=true,...</c>.</item>
/// </list>
/// Several hosts are the nodes of a cluster, or a master and its replicas. Options are StackExchange.Redis' own, and <c>preferReplica=true</c>, which
/// reads from replicas where there are any; what they do not have yet is then a miss.
/// </summary>
internal sealed class RedisAddress
{
    private RedisAddress(ConfigurationOptions options, CommandFlags reading)
    {
        Options = options;
        Reading = reading;
    }

    /// <summary>How to connect, secrets included: not for logs.</summary>
    public ConfigurationOptions Options { get; }

    /// <summary>Where reading goes.</summary>
    public CommandFlags Reading { get; }

    /// <summary>Hosts and ports.</summary>
    public string Place => string.Join(", ", Options.EndPoints.Select(NameOf).Order(StringComparer.Ordinal));

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">It is malformed; the message does not repeat it, because it may hold a password.</exception>
    public static RedisAddress Parse(string text) => TryParse(text, out var address, out var problem) ? address : throw new FormatException(problem);

    /// <summary>Reads an address, or says what is wrong with it without repeating any of it.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out RedisAddress? address, [NotNullWhen(false)] out string? problem)
    {
        (address, problem) = (null, null);
        try
        {
            var trimmed = text.Trim();
            var url = RedisUrl.TryRead(trimmed, out problem);
            if (problem is not null)
                return false;

            var parts = url is null
                ? trimmed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                : [.. url.Hosts, .. url.Options];
            address = Of(parts, url);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            problem = "it has an option or a host that cannot be read";
            return false;
        }

        if (address.Options.EndPoints.Count > 0)
            return true;

        problem = "it names no host";
        return false;
    }

    /// <summary>A port that a connection string does not give is chosen by the driver: 6379, or 6380 with TLS.</summary>
    private string NameOf(EndPoint host) => host switch
    {
        DnsEndPoint named => $"{named.Host}:{PortOf(named.Port)}",
        IPEndPoint numbered => new IPEndPoint(numbered.Address, PortOf(numbered.Port)).ToString(),
        _ => host.ToString()!,
    };

    private int PortOf(int given) => given == 0 ? (Options.Ssl ? 6380 : 6379) : given;

    private static RedisAddress Of(string[] parts, RedisUrl? url)
    {
        var reading = CommandFlags.None;
        var kept = new List<string>();
        foreach (var part in parts)
        {
            if (!part.StartsWith("preferReplica=", StringComparison.OrdinalIgnoreCase))
                kept.Add(part);
            else if (bool.Parse(part.AsSpan(part.IndexOf('=', StringComparison.Ordinal) + 1)))
                reading = CommandFlags.PreferReplica;
        }

        var options = ConfigurationOptions.Parse(string.Join(',', kept), ignoreUnknown: false);
        url?.Apply(options);
        Temper(options, kept);
        return new RedisAddress(options, reading);
    }

    /// <summary>
    /// This program's own patience: what fails, fails at once, and a connection that is lost is looked for every second. Whoever set one of the times
    /// by name has it so.
    /// </summary>
    private static void Temper(ConfigurationOptions options, List<string> parts)
    {
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry(1000);
        options.ConnectRetry = 1;
        options.AllowAdmin = true; // or the driver refuses INFO; nothing else of an administrator's is used
        options.TieBreaker = "";
        options.ClientName ??= "reddit-mcp";
        if (!IsSet("connectTimeout"))
            options.ConnectTimeout = 2000;
        if (!IsSet("asyncTimeout"))
            options.AsyncTimeout = 1000;

        bool IsSet(string option) => parts.Any(part => part.StartsWith(option + "=", StringComparison.OrdinalIgnoreCase));
    }
}

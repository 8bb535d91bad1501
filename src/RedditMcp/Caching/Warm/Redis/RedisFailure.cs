using System.Net.Sockets;
using StackExchange.Redis;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>What a failure means.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Reach">What it stops.</param>
internal readonly record struct RedisFailure(RedisErrorKind Kind, RedisFailureReach Reach)
{
    /// <summary>Whether an exception is Redis' trouble and not a defect of this program.</summary>
    public static bool Is(Exception exception) => exception is RedisException or RedisCommandException or TimeoutException
        or IOException or SocketException or OperationCanceledException or ObjectDisposedException
        or InvalidCastException or FormatException or OverflowException;

    /// <summary>What an exception means.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="isRefused">Whether the last connection was refused: later failures only say that there is none.</param>
    public static RedisFailure Of(Exception exception, bool isRefused) => exception switch
    {
        RedisServerException server => OfServer(server.Message),
        RedisConnectionException lone when lone.Message.Contains("requires writable", StringComparison.Ordinal) =>
            new(RedisErrorKind.ReadOnly, RedisFailureReach.Writes),
        RedisConnectionException or IOException or SocketException or ObjectDisposedException => new(
            isRefused || IsRefusal(exception) ? RedisErrorKind.Auth : RedisErrorKind.Connection,
            RedisFailureReach.All),
        TimeoutException or OperationCanceledException => new(RedisErrorKind.Timeout, RedisFailureReach.AllWhenRepeated),
        RedisCommandException command when command.Message.Contains("replica", StringComparison.Ordinal) =>
            new(RedisErrorKind.ReadOnly, RedisFailureReach.Writes),
        _ => new(RedisErrorKind.Server, RedisFailureReach.One),
    };

    /// <summary>Whether Redis refused a user or a password, by its own words.</summary>
    public static bool SpeaksOfRefusal(string text) =>
        text.Contains("WRONGPASS", StringComparison.Ordinal) || text.Contains("NOAUTH", StringComparison.Ordinal)
        || text.Contains(nameof(ConnectionFailureType.AuthenticationFailure), StringComparison.Ordinal);

    /// <summary>What is wrong, in a sentence for the operator.</summary>
    public string Say(string place) => Kind switch
    {
        RedisErrorKind.Timeout => $"Redis at {place} does not answer in time: look whether it hangs, swaps or runs slow commands.",
        RedisErrorKind.Connection => $"Redis at {place} cannot be reached: start it, or check REDIS_URL and the network.",
        RedisErrorKind.Auth => $"Redis at {place} refuses this user or password: check them in REDIS_URL, and what the user may do.",
        RedisErrorKind.Memory => $"Redis at {place} is full: raise its maxmemory, or let it drop what expires with maxmemory-policy volatile-lru.",
        RedisErrorKind.ReadOnly => $"Redis at {place} takes no writes: point REDIS_URL at the master if this is a replica, else check its disk.",
        RedisErrorKind.Loading => $"Redis at {place} is not ready: it loads its data, or its cluster is not complete. It will be asked again.",
        RedisErrorKind.WrongType => $"Redis at {place} holds something else under a name of this cache: give it a database of its own.",
        _ => $"Redis at {place} answers what cannot be used: check that it is Redis 7 or later.",
    };

    /// <summary>The same of a cluster that lacks a node.</summary>
    public static string SayPartial(string place) => $"A node of the Redis cluster at {place} does not serve: start it, or move its slots; what the others hold is served.";

    private static bool IsRefusal(Exception? exception) => exception is not null
        && (exception is RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure }
            || SpeaksOfRefusal(exception.Message) || IsRefusal(exception.InnerException));

    private static RedisFailure OfServer(string message) => message.Split(' ', 2)[0] switch
    {
        "OOM" => new(RedisErrorKind.Memory, RedisFailureReach.Writes),
        "READONLY" or "NOREPLICAS" or "MISCONF" => new(RedisErrorKind.ReadOnly, RedisFailureReach.Writes),
        "LOADING" or "CLUSTERDOWN" or "MASTERDOWN" or "BUSY" or "TRYAGAIN" => new(RedisErrorKind.Loading, RedisFailureReach.All),
        "NOAUTH" or "WRONGPASS" => new(RedisErrorKind.Auth, RedisFailureReach.All),
        "NOPERM" => new(RedisErrorKind.Auth, RedisFailureReach.One),
        "WRONGTYPE" => new(RedisErrorKind.WrongType, RedisFailureReach.One),
        _ when message.Contains("OOM command not allowed", StringComparison.Ordinal) => new(RedisErrorKind.Memory, RedisFailureReach.Writes),
        _ when message.Contains("WRONGTYPE", StringComparison.Ordinal) => new(RedisErrorKind.WrongType, RedisFailureReach.One),
        _ => new(RedisErrorKind.Server, RedisFailureReach.One),
    };
}

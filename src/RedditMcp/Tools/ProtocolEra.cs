using System.Collections.Frozen;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace RedditMcp.Tools;

/// <summary>Where the two eras of the protocol want different things of us.</summary>
internal static class ProtocolEra
{
    /// <summary>The first revision without a handshake.</summary>
    public const string Stateless = "2026-07-28";

    /// <summary>The revisions that begin with a handshake.</summary>
    public static FrozenSet<string> Handshaking { get; } = FrozenSet.Create(StringComparer.Ordinal, "2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25");

    /// <summary>How a resource that does not exist is told: -32002 until 2025-11-25, as invalid parameters (-32602) since.</summary>
    public static McpErrorCode CodeOfMissingResource(McpServer server) =>
        IsStateless(server) ? McpErrorCode.InvalidParams : McpErrorCode.ResourceNotFound;

    /// <summary>What says that a result is complete; null until 2025-11-25, when no result said so.</summary>
    public static string? ResultTypeOf(McpServer server) => IsStateless(server) ? "complete" : null;

    private static bool IsStateless(McpServer server) => string.CompareOrdinal(server.NegotiatedProtocolVersion, Stateless) >= 0;
}

namespace RedditMcp.Server.Http.Calls;

/// <summary>The headers of MCP over HTTP.</summary>
internal static class McpHeaders
{
    /// <summary>The session, in revisions that had them.</summary>
    public const string Session = "Mcp-Session-Id";

    /// <summary>The protocol's revision.</summary>
    public const string Version = "MCP-Protocol-Version";

    /// <summary>The method that is called, since 2026-07-28.</summary>
    public const string Method = "Mcp-Method";

    /// <summary>The tool that is called, since 2026-07-28.</summary>
    public const string Name = "Mcp-Name";
}

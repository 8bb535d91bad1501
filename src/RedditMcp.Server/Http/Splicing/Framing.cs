namespace RedditMcp.Server.Http.Splicing;

/// <summary>What the beginning of a response shows it to be.</summary>
internal enum Framing
{
    /// <summary>Too little to tell.</summary>
    Unclear,

    /// <summary>An event that holds a result or an error.</summary>
    Reply,

    /// <summary>Something else: a notification, an error of HTTP, or framing we do not know.</summary>
    Other,
}

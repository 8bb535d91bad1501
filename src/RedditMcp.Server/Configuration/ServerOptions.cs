namespace RedditMcp.Server.Configuration;

/// <summary>Where the HTTP server listens and to whom. Section <c>Server</c> of the configuration.</summary>
internal sealed class ServerOptions
{
    /// <summary>The section these options are bound to.</summary>
    public const string Section = "Server";

    /// <summary>The port; 0 takes a free one.</summary>
    public int Port { get; set; } = 8080;

    /// <summary>The IP address to listen on. Any but loopback needs API keys, a trusted header, or <see cref="AllowAnonymous"/>.</summary>
    public string Bind { get; set; } = "127.0.0.1";

    /// <summary>
    /// Whether callers that this server does not know may come from other machines while there are neither API keys nor a trusted header. Whoever reaches
    /// the port then spends the operator's Reddit quota.
    /// </summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>
    /// The names this server answers to, separated by semicolons: <c>*.example.com</c> for subdomains, <c>*</c> for any.
    /// A request with another Host is refused, so that a web page cannot reach the server through its visitor's browser.
    /// </summary>
    public string AllowedHosts { get; set; } = "localhost;127.0.0.1;[::1]";
}

using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace RedditMcp.Insights.Watches.Delivery;

/// <summary>Where webhooks may lead. A caller must not reach through this server what only this server can reach.</summary>
internal sealed class WebhookPolicy(IOptions<WatchOptions> options, TimeProvider time)
{
    /// <summary>What a caller is told whose address is refused.</summary>
    public const string Takes = "an https address on the public internet, without user name or password";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>Whether an address may be connected to.</summary>
    public bool Allows(IPAddress address) => options.Value.AllowPrivateWebhooks || PublicAddress.Is(address);

    /// <summary>
    /// What is wrong with a URL; null where nothing is. A name that does not resolve now is let pass: what it resolves to is looked at whenever it is connected to.
    /// </summary>
    public async Task<string?> ProblemOfAsync(string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("https" or "http") || parsed.Host.Length == 0)
            return "is no https address";
        if (parsed.Scheme is "http" && !options.Value.AllowPrivateWebhooks)
            return "goes without TLS";
        if (parsed.UserInfo.Length > 0)
            return "holds a user name";
        if (IPAddress.TryParse(parsed.IdnHost.Trim('[', ']'), out var address))
            return Allows(address) ? null : "leads to a private, local or reserved address";
        return await ResolveAsync(parsed.IdnHost, cancellationToken) is { Length: > 0 } addresses && !addresses.Any(Allows)
            ? "leads to a private, local or reserved address"
            : null;
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellationToken).WaitAsync(s_patience, time, cancellationToken);
        }
        catch (Exception e) when (e is SocketException or TimeoutException or ArgumentException)
        {
            return [];
        }
    }
}

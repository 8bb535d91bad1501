using System.Net;
using System.Net.Sockets;

namespace RedditMcp.Insights.Watches.Delivery;

/// <summary>
/// Connects webhooks, and only to addresses that are allowed. The name is resolved here and its address connected to, so that it cannot be another one by then; and since
/// every connection is made here, also those of a name that has changed since it was checked.
/// </summary>
internal sealed class WebhookConnection(WebhookPolicy policy)
{
    /// <summary>Makes the handler. It follows no redirect, uses no proxy, and keeps no cookie.</summary>
    public SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectCallback = async (context, cancellationToken) => await ConnectAsync(context.DnsEndPoint, cancellationToken),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        MaxResponseHeadersLength = 16,
    };

    private async Task<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        IPAddress[] allowed = [.. addresses.Where(policy.Allows)];
        if (allowed.Length == 0)
            throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, "leads to a private, local or reserved address");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace RedditMcp.Insights.Watches.Delivery;

/// <summary>
/// Tells addresses of the public internet from all others: this machine, private networks, links, carriers' inner networks, multicast, documentation, and the metadata
/// services of clouds, which are among them.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] s_others =
    [
        .. ((string[])[
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        ]).Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork s_global = IPNetwork.Parse("2000::/3");

    /// <summary>Within the global unicast range these lead elsewhere: to IPv4 through tunnels, or nowhere.</summary>
    private static readonly IPNetwork[] s_notReally =
        [.. ((string[])["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]).Select(IPNetwork.Parse)];

    /// <summary>Whether an address is one.</summary>
    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetwork
            ? !s_others.Any(network => network.Contains(address))
            : s_global.Contains(address) && !s_notReally.Any(network => network.Contains(address));
    }
}

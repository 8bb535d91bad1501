using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using RedditMcp.Server.Configuration;

namespace RedditMcp.Server.Http.Guards;

/// <summary>The names this server answers to.</summary>
internal sealed class AllowedHosts
{
    private readonly List<StringSegment> _names;
    private readonly bool _any;

    public AllowedHosts(IOptions<ServerOptions> options)
    {
        var given = options.Value.AllowedHosts.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _any = given.Contains("*", StringComparer.Ordinal);

        // Any name may be asked for then, but a page of any name may not call: the star is no name.
        _names = [.. given.Where(name => name is not "*").Select(name => new StringSegment(name))];
    }

    /// <summary>Whether a request for this host is for this server.</summary>
    public bool Admit(HostString host) => host.HasValue && (_any || HostString.MatchesAny(host.Host, _names));

    /// <summary>Whether a page of this origin may call: one under a name of this server, or one it was served under itself.</summary>
    public bool AdmitOrigin(string? origin, HostString requested)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var page) || page.Scheme is not ("http" or "https"))
            return false;

        return HostString.MatchesAny(page.Host, _names)
            || (Admit(requested) && page.Host.Equals(requested.Host, StringComparison.OrdinalIgnoreCase));
    }
}

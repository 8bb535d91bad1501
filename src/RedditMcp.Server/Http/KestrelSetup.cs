using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using RedditMcp.Server.Configuration;
using RedditMcp.Server.Http.Guards;

namespace RedditMcp.Server.Http;

/// <summary>Where Kestrel listens, and how much it reads.</summary>
/// <param name="server">The operator's choice; validated when it is read.</param>
internal sealed class KestrelSetup(IOptions<ServerOptions> server) : IConfigureOptions<KestrelServerOptions>
{
    public void Configure(KestrelServerOptions options)
    {
        options.Listen(IPAddress.Parse(server.Value.Bind), server.Value.Port);
        options.Limits.MaxRequestBodySize = BodyGuard.MostRead;
        options.AddServerHeader = false;
    }
}

using System.Net;
using Microsoft.Extensions.Options;
using RedditMcp.Budget.Users;
using RedditMcp.Server.Configuration;

namespace RedditMcp.Server.Http;

/// <summary>
/// Who may come in. Where other machines reach the server, callers need a key or a gateway's word, unless the operator lets anybody in; a server that
/// nobody could then be kept out of does not start.
/// </summary>
internal sealed class Entrance(IOptions<ServerOptions> server, IOptions<UsersOptions> users, ApiKeys keys, ApiKeyWatch watch)
{
    /// <summary>Whether callers of other machines are to be told apart.</summary>
    public static bool IsGuarded(ServerOptions server) => !server.AllowAnonymous && IPAddress.TryParse(server.Bind, out var address) && !IPAddress.IsLoopback(address);

    /// <summary>Looks for what callers can be told apart by, before anything starts.</summary>
    /// <exception cref="OptionsValidationException">There is nothing.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (!IsGuarded(server.Value) || users.Value.TrustedHeader is not null)
            return;
        // With a store that does not answer it starts, and lets nobody in until it does.
        if (!await watch.ReadFirstAsync(cancellationToken) || keys.Exist)
            return;
        throw new OptionsValidationException(Options.DefaultName, typeof(ServerOptions),
        [
            $"Server:Bind is {server.Value.Bind}, which other machines can reach, and there is nothing to know callers by. Make an API key (reddit-mcp keys add free), "
            + "name a gateway's header with Users:TrustedHeader, set Server:AllowAnonymous=true if anybody may spend the Reddit quota, or bind to 127.0.0.1.",
        ]);
    }
}

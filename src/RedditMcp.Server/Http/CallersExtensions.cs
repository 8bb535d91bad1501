using Microsoft.Extensions.Options;
using RedditMcp.Budget.Users;
using RedditMcp.Server.Configuration;
using RedditMcp.Server.Http.Guards;

namespace RedditMcp.Server.Http;

/// <summary>Turns on that callers are told apart.</summary>
internal static class CallersExtensions
{
    /// <summary>Registers it.</summary>
    public static void AddCallers(this IServiceCollection services)
    {
        services.AddUserWatches().AddSingleton<Entrance>();
        services.AddOptions<UsersOptions>().PostConfigure<IOptions<ServerOptions>>((users, server) => users.RequireKeys |= Entrance.IsGuarded(server.Value));
    }

    /// <summary>Puts the guard before the endpoints that are marked; after routing, because it goes by the endpoint and not by the spelling of a path.</summary>
    public static void UseCallers(this IApplicationBuilder app) => app.UseMiddleware<CallerGuard>();
}

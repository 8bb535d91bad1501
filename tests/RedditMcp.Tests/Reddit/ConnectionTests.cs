using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Reddit;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Reddit;

/// <summary>The connections to Reddit.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task There_are_so_many_for_so_long_and_http_2_where_it_is_offered()
    {
        await using var simulator = await RedditSimulator.StartAsync(new SimulatorOptions(), TestContext.Current.CancellationToken);
        await using var session = await ProductSession.StartAsync(simulator);

        var pool = PoolIn(session.Services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(RedditHttp.ClientName));
        using var client = session.Services.GetRequiredService<IHttpClientFactory>().CreateClient(RedditHttp.ClientName);

        pool.MaxConnectionsPerServer.ShouldBe(30);
        pool.PooledConnectionIdleTimeout.ShouldBe(TimeSpan.FromSeconds(120));
        pool.PooledConnectionLifetime.ShouldBe(TimeSpan.FromSeconds(300));
        pool.EnableMultipleHttp2Connections.ShouldBeTrue();
        pool.AllowAutoRedirect.ShouldBeFalse();
        pool.UseCookies.ShouldBeFalse();
        (client.DefaultRequestVersion, client.DefaultVersionPolicy).ShouldBe((System.Net.HttpVersion.Version20, HttpVersionPolicy.RequestVersionOrLower));
    }

    private static SocketsHttpHandler PoolIn(HttpMessageHandler? handler)
    {
        while (handler is DelegatingHandler outer)
            handler = outer.InnerHandler;
        return handler.ShouldBeOfType<SocketsHttpHandler>();
    }
}

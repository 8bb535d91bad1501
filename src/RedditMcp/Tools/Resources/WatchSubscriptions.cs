using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using RedditMcp.Budget.Users;
using RedditMcp.Insights.Watches;
using RedditMcp.Insights.Watches.Delivery;

namespace RedditMcp.Tools.Resources;

/// <summary>
/// Tells clients when a watch they subscribed to has a new alert: over stdio by <c>resources/subscribe</c> until 2025-11-25, and since 2026-07-28 everywhere by
/// <c>subscriptions/listen</c>, whose answer stays open for it.
/// </summary>
internal sealed class WatchSubscriptions(WatchDesk desk, WatchNews news)
{
    /// <summary>Begins to tell a session.</summary>
    /// <exception cref="McpProtocolException">The resource is no watch of the caller's, or there is no way to tell the client.</exception>
    public async ValueTask<EmptyResult> SubscribeAsync(RequestContext<SubscribeRequestParams> request, CancellationToken cancellationToken)
    {
        var uri = request.Params!.Uri;
        if (request.JsonRpcRequest.Context?.RelatedTransport is not null)
        {
            throw new McpProtocolException(
                "Over HTTP updates go to clients of protocol 2026-07-28 or later, through subscriptions/listen. Others call watch_keywords with action=check.",
                McpErrorCode.InvalidRequest);
        }

        if (await FindAsync(uri, CallerIdentity.Of(request.User), cancellationToken) is not { } watch)
            throw new McpProtocolException("Only reddit://watch/{id} of a watch of yours can be subscribed to.", ProtocolEra.CodeOfMissingResource(request.Server));
        var server = request.Server;
        news.Subscribe(KeyOf(uri), watch, cancel => server.SendMessageAsync(Updated(uri, listen: null), cancel));
        return new EmptyResult();
    }

    /// <summary>Ends that.</summary>
    public ValueTask<EmptyResult> UnsubscribeAsync(RequestContext<UnsubscribeRequestParams> request)
    {
        news.Unsubscribe(KeyOf(request.Params!.Uri));
        return ValueTask.FromResult(new EmptyResult());
    }

    /// <summary>Tells a client for as long as it listens.</summary>
    public async ValueTask<EmptyResult> ListenAsync(RequestContext<SubscriptionsListenRequestParams> request, CancellationToken cancellationToken)
    {
        var caller = CallerIdentity.Of(request.User);
        var keys = new List<object>();
        var (server, id) = (request.Server, request.JsonRpcRequest.Id);
        var watches = new List<(string Uri, Watch Watch)>();
        foreach (var uri in request.Params!.Notifications.ResourceSubscriptions ?? [])
        {
            if (await FindAsync(uri, caller, cancellationToken) is { } watch)
                watches.Add((uri, watch));
        }

        await server.SendMessageAsync(Acknowledged([.. watches.Select(pair => pair.Uri)], id), cancellationToken);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, news.Ending);
        try
        {
            foreach (var (uri, watch) in watches)
            {
                var key = new object();
                keys.Add(key);
                news.Subscribe(key, watch, cancel => server.SendMessageAsync(Updated(uri, id), cancel));
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            keys.ForEach(news.Unsubscribe);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new EmptyResult();
    }

    private async Task<Watch?> FindAsync(string uri, Caller caller, CancellationToken cancellationToken) =>
        ResourceUri.Parse(uri) is ResourceUri.Watch named ? (await desk.FindAsync(caller, named.Id, cancellationToken)).Value : null;

    /// <summary>Over stdio there is one session, so that the resource alone tells what is meant.</summary>
    private static object KeyOf(string uri) => "session " + uri;

    private static JsonRpcNotification Updated(string uri, RequestId? listen) => new()
    {
        Method = NotificationMethods.ResourceUpdatedNotification,
        Params = Tagged(new JsonObject { ["uri"] = uri }, listen),
    };

    private static JsonRpcNotification Acknowledged(IReadOnlyList<string> granted, RequestId listen)
    {
        var notifications = new JsonObject();
        if (granted.Count > 0)
            notifications["resourceSubscriptions"] = new JsonArray([.. granted.Select(uri => JsonValue.Create(uri))]);
        return new JsonRpcNotification
        {
            Method = NotificationMethods.SubscriptionsAcknowledgedNotification,
            Params = Tagged(new JsonObject { ["notifications"] = notifications }, listen),
        };
    }

    /// <summary>Says to which stream a notification belongs, where there are streams.</summary>
    private static JsonObject Tagged(JsonObject parameters, RequestId? listen)
    {
        if (listen?.Id is { } id)
            parameters["_meta"] = new JsonObject { [MetaKeys.SubscriptionId] = id is long number ? JsonValue.Create(number) : JsonValue.Create(id.ToString()) };
        return parameters;
    }
}

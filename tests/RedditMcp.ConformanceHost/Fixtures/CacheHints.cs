namespace RedditMcp.ConformanceHost.Fixtures;

/// <summary>Says of every list and resource how long it may be kept: fixtures never change.</summary>
internal static class CacheHints
{
    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(5);

    public static void AddTo(IMcpRequestFilterBuilder filters) => filters
        .AddListToolsFilter(next => async (request, cancellationToken) => Hint(await next(request, cancellationToken)))
        .AddListPromptsFilter(next => async (request, cancellationToken) => Hint(await next(request, cancellationToken)))
        .AddListResourcesFilter(next => async (request, cancellationToken) => Hint(await next(request, cancellationToken)))
        .AddListResourceTemplatesFilter(next => async (request, cancellationToken) => Hint(await next(request, cancellationToken)))
        .AddReadResourceFilter(next => async (request, cancellationToken) => Hint(await next(request, cancellationToken)));

    private static TResult Hint<TResult>(TResult result)
        where TResult : ICacheableResult
    {
        result.TimeToLive = s_life;
        result.CacheScope = CacheScope.Public;
        return result;
    }
}

using Microsoft.Extensions.Options;
using RedditMcp.Budget.Users;
using RedditMcp.Insights.Watches.Polling;
using RedditMcp.Insights.Watches.Stores;
using RedditMcp.Reddit;

namespace RedditMcp.Insights.Watches;

/// <summary>What callers may do with watches. Each has its own, and cannot tell whether another has any.</summary>
internal sealed class WatchDesk(IWatchStore store, WatchWorld world, IOptions<WatchOptions> options, TimeProvider time)
{
    private const int MostTries = 5;

    /// <summary>How many watches a caller may have.</summary>
    public int LimitOf(Caller caller) =>
        Math.Min((caller.Tier is { } tier ? options.Value.PerCaller.Of(tier) : null) ?? int.MaxValue, options.Value.Most);

    /// <summary>A watch that is not kept yet, and begins now.</summary>
    public async Task<Watch> DraftAsync(Caller caller, WatchWish wish, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var start = now - TimeSpan.FromMinutes(1); // clocks differ, and Reddit tells whole seconds
        return new Watch
        {
            Id = WatchId.Make(),
            World = await world.NameAsync(cancellationToken),
            Owner = caller.Id,
            Keywords = wish.Keywords,
            Subreddits = wish.Subreddits,
            AlertThreshold = wish.AlertThreshold,
            MinEngagement = wish.MinEngagement,
            CheckInterval = wish.CheckInterval,
            Webhook = wish.Webhook,
            CreatedAt = now,
            Progress = new WatchProgress { SeenUntil = start, Floor = start },
        };
    }

    /// <summary>Why a caller can have no further watch; null where there is room. <see cref="KeepAsync"/> decides.</summary>
    public async Task<RedditError?> RoomAsync(Caller caller, CancellationToken cancellationToken)
    {
        var count = await store.CountAsync(await world.NameAsync(cancellationToken), caller.Id, cancellationToken);
        if (!count.Answered)
            return WatchErrors.StoreDown;
        return count.Value >= LimitOf(caller) ? WatchErrors.TooMany(caller.Tier, LimitOf(caller)) : null;
    }

    /// <summary>Keeps a new watch.</summary>
    public async Task<RedditResult<Watch>> KeepAsync(Caller caller, Watch watch, CancellationToken cancellationToken) =>
        await store.AddAsync(watch, LimitOf(caller), cancellationToken) switch
        {
            { Answered: false } => WatchErrors.StoreDown,
            { Value: false } => WatchErrors.TooMany(caller.Tier, LimitOf(caller)),
            _ => watch,
        };

    /// <summary>A caller's watches, oldest first.</summary>
    public async Task<RedditResult<WatchList>> OfAsync(Caller caller, CancellationToken cancellationToken)
    {
        var mine = await store.OfAsync(await world.NameAsync(cancellationToken), caller.Id, cancellationToken);
        return mine is { Answered: true, Value: { } watches } ? new WatchList(watches) : WatchErrors.StoreDown;
    }

    /// <summary>A caller's watch.</summary>
    public async Task<RedditResult<Watch>> FindAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        if (!WatchId.IsValid(id))
            return WatchErrors.NotFound;
        var found = await store.FindAsync(id, cancellationToken);
        if (!found.Answered)
            return WatchErrors.StoreDown;
        return found.Value is { } watch && watch.Owner == caller.Id && watch.World == await world.NameAsync(cancellationToken) ? watch : WatchErrors.NotFound;
    }

    /// <summary>Stops looking. What was posted meanwhile is not made up for.</summary>
    public Task<RedditResult<Watch>> PauseAsync(Caller caller, string id, CancellationToken cancellationToken) =>
        ChangeAsync(caller, id, watch => watch with { IsPaused = true }, cancellationToken);

    /// <summary>Goes on looking, from now.</summary>
    public Task<RedditResult<Watch>> ResumeAsync(Caller caller, string id, CancellationToken cancellationToken) =>
        ChangeAsync(
            caller, id,
            watch =>
            {
                if (!watch.IsPaused)
                    return watch;
                var start = time.GetUtcNow() - TimeSpan.FromMinutes(1);
                return watch with
                {
                    IsPaused = false,
                    Webhook = watch.Webhook is { } hook ? hook with { IsOff = false, FailingSince = null, NextTry = null, Trouble = null } : null,
                    Progress = watch.Progress with { PolledAt = null, SeenUntil = start, Floor = start },
                };
            },
            cancellationToken);

    /// <summary>Drops a watch with its alerts.</summary>
    /// <returns>The watch as it was.</returns>
    public async Task<RedditResult<Watch>> DeleteAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        var found = await FindAsync(caller, id, cancellationToken);
        if (!found.Succeeded)
            return found.Error;
        return await store.RemoveAsync(found.Value, cancellationToken) is { Answered: true } ? found : WatchErrors.StoreDown;
    }

    /// <summary>Takes note that a caller has been given alerts as far as a mark. Should that fail, they are given again.</summary>
    public async Task CheckedAsync(Watch watch, AlertMark mark, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries && AlertMark.Of(watch.Progress).IsBehind(mark); tries++)
        {
            var after = watch with { Version = watch.Version + 1, Progress = watch.Progress with { Checked = mark.Alert, CheckedPosts = mark.Posts } };
            if (await store.AdvanceAsync(after, [], cancellationToken) is not { Answered: true, Value: false })
                return;
            if ((await store.FindAsync(watch.Id, cancellationToken)).Value is not { } current)
                return;
            watch = current;
        }
    }

    private async Task<RedditResult<Watch>> ChangeAsync(Caller caller, string id, Func<Watch, Watch> change, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var found = await FindAsync(caller, id, cancellationToken);
            if (!found.Succeeded)
                return found.Error;
            var after = change(found.Value) with { Version = found.Value.Version + 1 };
            var reply = await store.ChangeAsync(after, cancellationToken);
            if (!reply.Answered)
                return WatchErrors.StoreDown;
            if (reply.Value)
                return after;
        }

        return WatchErrors.Busy;
    }
}

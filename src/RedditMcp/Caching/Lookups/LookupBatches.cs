using RedditMcp.Queries;
using RedditMcp.Reddit;

namespace RedditMcp.Caching.Lookups;

/// <summary>
/// The way of all questions to Reddit. Those about one thing that come within milliseconds of each other share one call; each keeps its own key, lease and
/// entry. A call that fails is the failure of all; what one of them asked for and Reddit left out is no affair of the others.
/// </summary>
internal sealed class LookupBatches(RedditGateway gateway, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<LookupBy, LookupBatch> _boarding = [];

    /// <summary>Asks Reddit, together with others where that is possible.</summary>
    public Task<FetchedContent<TContent>> FetchAsync<TContent>(RedditQuery<TContent> query, Persistence persistence)
        where TContent : class => query is ILookupQuery<TContent> { Lookup: { } name } lookup
            ? LookUpAsync(query, lookup, name, persistence)
            : AskAloneAsync(query, persistence);

    private async Task<FetchedContent<TContent>> LookUpAsync<TContent>(
        RedditQuery<TContent> query, ILookupQuery<TContent> lookup, LookupName name, Persistence persistence)
        where TContent : class
    {
        var batch = Board(name, persistence, out var isFirst);
        if (await batch.Answer is not { } answer)
            return await AskAloneAsync(query, persistence);

        var calls = isFirst ? answer.ApiCalls : 0; // so that the members' calls add up to those made
        if (!answer.Result.Succeeded)
            return new(OfEach(answer.Result.Error), calls, answer.Source);
        if (lookup.ReadAmongOthers(answer.Result.Value.Find(name.Value)) is { } result)
            return new(result, calls, answer.Source);
        var alone = await AskAloneAsync(query, persistence);
        return alone with { ApiCalls = calls + alone.ApiCalls };
    }

    private Task<FetchedContent<TContent>> AskAloneAsync<TContent>(RedditQuery<TContent> query, Persistence persistence)
        where TContent : class =>
        gateway.FetchAsync(query.ToRequest(), query.Read, persistence, CancellationToken.None);

    /// <summary>What Reddit says of a whole call ("not found") it says of none of the things in it, and must not be kept as that.</summary>
    private static RedditError OfEach(RedditError error) => error.IsAnswer ? RedditErrors.Unreadable("several things at once") : error;

    /// <summary>Gets a lookup into the batch that is being filled, and sends it off when it is full.</summary>
    private LookupBatch Board(LookupName name, Persistence persistence, out bool isFirst)
    {
        LookupBatch? batch;
        bool isFull;
        lock (_gate)
        {
            isFirst = !_boarding.TryGetValue(name.By, out batch);
            if (batch is null)
                _boarding[name.By] = batch = new LookupBatch(name.By, time, TimeIsUp);
            batch.Add(name.Value, persistence);
            isFull = batch.IsFull;
            if (isFull)
                _boarding.Remove(name.By);
        }

        if (isFull)
            _ = LeaveAsync(batch);
        return batch;
    }

    private void TimeIsUp(LookupBatch batch)
    {
        lock (_gate)
        {
            if (_boarding.GetValueOrDefault(batch.By) != batch)
                return; // it was full and has left
            _boarding.Remove(batch.By);
        }

        _ = LeaveAsync(batch);
    }

    private async Task LeaveAsync(LookupBatch batch)
    {
        try
        {
            using (batch)
            {
                batch.Land(batch.IsOfOne
                    ? null
                    : await gateway.FetchAsync(batch.ToRequest(), listing => LookupAnswer.Read(batch.By, listing), batch.Persistence, CancellationToken.None));
            }
        }
        catch (Exception failure)
        {
            batch.Crash(failure);
        }
    }
}

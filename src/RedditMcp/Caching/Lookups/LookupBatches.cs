using RedditMcp.Queries;
using RedditMcp.Reddit;

namespace RedditMcp.Caching.Lookups;

/// <summary>
/// The way of all questions to Reddit. Those about one thing that come within milliseconds of each other share one call; each keeps its own key, lease and
/// entry. A call that fails is the failure of all; what one of them asked for and Reddit left out is no affair of the others.
/// </summary>
internal sealed class LookupBatches
{
    private readonly RedditGateway _gateway;
    private readonly LookupStop _posts;
    private readonly LookupStop _communities;

    public LookupBatches(RedditGateway gateway, TimeProvider time)
    {
        _gateway = gateway;
        _posts = new LookupStop(LookupBy.Fullname, time, batch => _ = LeaveAsync(batch));
        _communities = new LookupStop(LookupBy.SubredditName, time, batch => _ = LeaveAsync(batch));
    }

    /// <summary>Tells that a question will probably be asked in a moment, so that others wait for it.</summary>
    public Approach Announce<TContent>(RedditQuery<TContent> query)
        where TContent : class
    {
        if (query is not ILookupQuery<TContent> { Lookup: { } name })
            return default;
        var stop = StopOf(name);
        stop.Expect(name.Value);
        return new Approach(stop, name.Value);
    }

    /// <summary>Asks Reddit, together with others where that is possible.</summary>
    public Task<FetchedContent<TContent>> FetchAsync<TContent>(RedditQuery<TContent> query, CallTerms terms)
        where TContent : class => query is ILookupQuery<TContent> { Lookup: { } name } lookup
            ? LookUpAsync(query, lookup, name, terms)
            : AskAloneAsync(query, terms);

    private async Task<FetchedContent<TContent>> LookUpAsync<TContent>(
        RedditQuery<TContent> query, ILookupQuery<TContent> lookup, LookupName name, CallTerms terms)
        where TContent : class
    {
        var batch = StopOf(name).Board(name.Value, terms, out var isFirst);
        FetchedContent<LookupAnswer>? answer;
        await using (terms.Abandoned.Register(batch.GiveUp))
        {
            try
            {
                answer = await batch.Answer;
            }
            catch (OperationCanceledException) when (!terms.Abandoned.IsCancellationRequested)
            {
                answer = null; // boarded when all others had given up
            }
        }

        if (answer is null)
            return await AskAloneAsync(query, terms);

        var calls = isFirst ? answer.ApiCalls : 0; // so that the members' calls add up to those made
        if (!answer.Result.Succeeded)
            return new(OfEach(answer.Result.Error), calls, answer.Source, answer.Waited);
        if (lookup.ReadAmongOthers(answer.Result.Value.Find(name.Value)) is { } result)
            return new(result, calls, answer.Source, answer.Waited);
        var alone = await AskAloneAsync(query, terms);
        return alone with { ApiCalls = calls + alone.ApiCalls };
    }

    private LookupStop StopOf(LookupName name) => name.By is LookupBy.Fullname ? _posts : _communities;

    private Task<FetchedContent<TContent>> AskAloneAsync<TContent>(RedditQuery<TContent> query, CallTerms terms)
        where TContent : class =>
        _gateway.FetchAsync(query.ToRequest(), query.Read, terms, CancellationToken.None);

    /// <summary>What Reddit says of a whole call ("not found") it says of none of the things in it, and must not be kept as that.</summary>
    private static RedditError OfEach(RedditError error) => error.IsAnswer ? RedditErrors.Unreadable("several things at once") : error;

    private async Task LeaveAsync(LookupBatch batch)
    {
        try
        {
            using (batch)
            {
                batch.Land(batch.IsOfOne
                    ? null
                    : await _gateway.FetchAsync(batch.ToRequest(), listing => LookupAnswer.Read(batch.By, listing), batch.Terms, CancellationToken.None));
            }
        }
        catch (Exception failure)
        {
            batch.Crash(failure);
        }
    }
}

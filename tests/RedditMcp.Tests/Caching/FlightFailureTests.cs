using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Caching;
using RedditMcp.Caching.Warm;
using RedditMcp.Reddit;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching;

/// <summary>A flight that fails, and those who wait for it in other processes.</summary>
public sealed class FlightFailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_note_is_written_as_documented_and_read_back()
    {
        var error = new RedditError(RedditErrorKind.RateLimited, "Slow down:\nwait.", TimeSpan.FromSeconds(12.5));

        var note = FlightFailure.Write("a:1", error, RedditSource.Replay);

        note.ShouldBe("1\na:1\n7 2 12.5\nSlow down:\nwait.");
        FlightFailure.Read(note).ShouldBe(new Landing(null, CacheTier.Reddit, error, RedditSource.Replay, ApiCalls: 0));
        FlightFailure.Read(FlightFailure.Write("a:1", error with { RetryAfter = null }, RedditSource.Reddit))!.Failure!.RetryAfter.ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2\na:1\n7 2 12.5\nx")]
    [InlineData("1\na:1\n99 2 12.5\nx")]
    [InlineData("1\na:1\n7 9 12.5\nx")]
    [InlineData("1\na:1\n7 2 -1\nx")]
    [InlineData("1\na:1\n7 2 NaN\nx")]
    [InlineData("1\na:1\n7 2\nx")]
    [InlineData("1\na:1")]
    public void What_is_no_note_is_none(string? text) => FlightFailure.Read(text).ShouldBeNull();

    [Fact]
    public async Task Who_waits_in_another_process_hears_of_it_and_the_next_to_ask_tries_again()
    {
        var gate = new TaskCompletionSource();
        var answer = "no json";
        var reddit = new ScriptedReddit(async (request, cancellationToken) =>
        {
            if (request.RequestUri!.AbsolutePath == "/api/v1/access_token")
                return null;
            await gate.Task.WaitAsync(cancellationToken);
            return ScriptedReddit.Json(answer);
        });
        var sessions = new List<ProductSession>();
        for (var i = 0; i < 4; i++)
            sessions.Add(await ProductSession.StartAsync(reddit, TimeProvider.System, ("Cache:Directory", _folder.Path)));
        using var waits = new WaitCount(sessions);

        var first = AskAsync(sessions[0]);
        await Patience.UntilAsync(() => ValueTask.FromResult(reddit.ApiCalls.Count == 1), "the first asks");
        var others = sessions.Skip(1).Select(AskAsync).ToList();
        await Patience.UntilAsync(() => ValueTask.FromResult(waits.Count >= 3), "the others wait");
        gate.SetResult();

        (await first).ErrorKind.ShouldBe("bad_upstream");
        (await Task.WhenAll(others)).ShouldAllBe(heard => heard.ErrorKind == "bad_upstream");
        reddit.ApiCalls.Count.ShouldBe(1);
        (await sessions[0].Services.GetRequiredService<IWarmTier>().ScanAsync("", Token).AnyAsync(Token)).ShouldBeFalse();

        answer = """{"kind":"Listing","data":{"children":[],"after":null}}""";
        (await AskAsync(sessions[1])).IsError.ShouldBeFalse();
        reddit.ApiCalls.Count.ShouldBe(2);
        foreach (var session in sessions)
            await session.DisposeAsync();
    }

    private static Task<ToolAnswer> AskAsync(ProductSession session) => session.CallAsync("get_subreddit_posts", ("subreddit", "waiting"));

    /// <summary>How many flights of some sessions have waited for another process since.</summary>
    private sealed class WaitCount : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _count;

        public WaitCount(IEnumerable<ProductSession> sessions)
        {
            var meters = sessions.Select(object (session) => session.Services.GetRequiredService<IMeterFactory>()).ToHashSet();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "cache_lease_waits_total" && instrument.Meter.Scope is { } scope && meters.Contains(scope))
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => Interlocked.Add(ref _count, measurement));
            _listener.Start();
        }

        public long Count => Interlocked.Read(ref _count);

        public void Dispose() => _listener.Dispose();
    }
}

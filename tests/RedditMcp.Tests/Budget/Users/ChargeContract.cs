using CsCheck;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget.Users;

namespace RedditMcp.Tests.Budget.Users;

/// <summary>What everything does that charges callers, run against each.</summary>
public abstract class ChargeContract : IAsyncLifetime
{
    private static readonly Gen<(int Seconds, int First, int Second)[]> s_steps =
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 4], Gen.Int[0, 4]).Array[1, 25];

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private string _caller = "c" + Guid.NewGuid().ToString("N");
    private int _receipts;

    private protected IChargeStore One { get; private set; } = null!;

    private protected IChargeStore Two { get; private set; } = null!;

    public async ValueTask InitializeAsync() => (One, Two) = await OpenAsync(_time);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The store as two processes have it; the same one twice where it is of one process.</summary>
    private protected abstract ValueTask<(IChargeStore One, IChargeStore Two)> OpenAsync(TimeProvider time);

    [Fact]
    public async Task A_caller_has_its_limit_in_any_minute_and_gets_it_back_call_by_call()
    {
        var began = _time.GetUtcNow();
        for (var call = 0; call < 3; call++)
        {
            (await TakeAsync(One, limit: 3)).ShouldBe(new ChargeCount(IsCharged: true, call + 1, began));
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        (await TakeAsync(One, limit: 3)).ShouldBe(new ChargeCount(IsCharged: false, 3, began));
        (await TakeAsync(Two, limit: 3)).IsCharged.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(29.9));
        (await TakeAsync(One, limit: 3)).IsCharged.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(0.1));
        (await TakeAsync(Two, limit: 3)).ShouldBe(new ChargeCount(IsCharged: true, 3, began.AddSeconds(10)));
        (await TakeAsync(One, limit: 3)).IsCharged.ShouldBeFalse();
    }

    [Fact]
    public async Task What_one_caller_spends_another_has()
    {
        await TakeAsync(One, limit: 1);
        (await TakeAsync(One, limit: 1)).IsCharged.ShouldBeFalse();
        _caller = "another";

        (await TakeAsync(One, limit: 1)).IsCharged.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_not_called_is_given_back()
    {
        var receipt = Receipt();
        await One.TakeAsync(_caller, receipt, 1, _time.GetUtcNow());
        (await One.SettleAsync(_caller, receipt, calls: 0, _time.GetUtcNow())).ShouldBe(0);

        (await TakeAsync(Two, limit: 1)).IsCharged.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_called_more_often_counts_and_is_owed()
    {
        var receipt = Receipt();
        await One.TakeAsync(_caller, receipt, 2, _time.GetUtcNow());
        _time.Advance(TimeSpan.FromSeconds(20));
        (await One.SettleAsync(_caller, receipt, calls: 3, _time.GetUtcNow())).ShouldBe(3);

        // Three count against two: room comes when the second of them is a minute old.
        (await TakeAsync(One, limit: 2)).ShouldBe(new ChargeCount(IsCharged: false, 3, _time.GetUtcNow()));
        _time.Advance(TimeSpan.FromSeconds(40));
        (await TakeAsync(One, limit: 2)).IsCharged.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(20));
        (await TakeAsync(One, limit: 2)).IsCharged.ShouldBeTrue();
    }

    [Fact]
    public async Task A_clock_that_was_far_ahead_locks_nobody_out()
    {
        await One.TakeAsync(_caller, Receipt(), 1, _time.GetUtcNow().AddHours(1));

        (await TakeAsync(One, limit: 1)).IsCharged.ShouldBeTrue();
    }

    [Fact]
    public Task In_no_minute_is_more_granted_than_the_limit_however_many_ask_at_once() => s_steps.SampleAsync(
        async steps =>
        {
            const int limit = 5;
            _caller = "c" + Guid.NewGuid().ToString("N");
            var granted = new List<DateTimeOffset>();
            foreach (var (seconds, first, second) in steps)
            {
                _time.Advance(TimeSpan.FromSeconds(seconds));
                var now = _time.GetUtcNow();
                var asked = Enumerable.Range(0, first + second).Select(number => Task.Run(() => TakeAsync(number < first ? One : Two, limit)));
                var answers = await Task.WhenAll(asked);
                granted.AddRange(answers.Where(answer => answer.IsCharged).Select(_ => now));

                var inMinute = granted.Count(at => at > now.AddMinutes(-1));
                inMinute.ShouldBeLessThanOrEqualTo(limit);
                if (answers.Any(answer => !answer.IsCharged))
                    inMinute.ShouldBe(limit, "nobody is refused while there is room");
            }
        },
        iter: 30, threads: 1);

    private async Task<ChargeCount> TakeAsync(IChargeStore store, int limit) =>
        (await store.TakeAsync(_caller, Receipt(), limit, _time.GetUtcNow())).ShouldNotBeNull();

    private string Receipt() => $"{_caller}-{Interlocked.Increment(ref _receipts)}";
}

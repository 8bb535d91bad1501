using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget;
using RedditMcp.Budget.Credentials;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Budget;

/// <summary>Who gets a call, who waits, and who is sent away.</summary>
public sealed class RequestBudgetTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<BudgetMetrics>().BuildServiceProvider();

    [Fact]
    public async Task Two_minutes_worth_is_granted_at_once_and_then_four_calls_in_three_seconds()
    {
        var budget = Budget(new BudgetOptions());

        (await TakeAllAsync(budget, CallPriority.Interactive)).ShouldBe(200);
        _time.Advance(TimeSpan.FromSeconds(10));
        (await TakeAllAsync(budget, CallPriority.Interactive)).ShouldBe(13); // 800 calls over 590 s
    }

    [Fact]
    public async Task A_window_can_be_spent_at_once_where_that_is_asked_for()
    {
        var budget = Budget(new BudgetOptions { Burst = true });

        (await TakeAllAsync(budget, CallPriority.Interactive)).ShouldBe(1000);
        var refused = await TakeAsync(budget, CallPriority.Interactive);
        refused.Error!.Kind.ShouldBe(RedditErrorKind.RateLimited);
        refused.Error.RetryAfter!.Value.TotalSeconds.ShouldBe(601.5);
    }

    [Fact]
    public async Task The_background_leaves_room_for_those_who_come_at_once()
    {
        var budget = Budget(new BudgetOptions());

        (await TakeAllAsync(budget, CallPriority.Refresh)).ShouldBe(25);
        (await TakeAllAsync(budget, CallPriority.Interactive)).ShouldBe(175);
    }

    [Fact]
    public async Task The_background_gets_three_tenths_of_a_window()
    {
        var budget = Budget(new BudgetOptions());
        var granted = 0;
        for (var second = 0; second < 600; second++)
        {
            granted += await TakeAllAsync(budget, CallPriority.Warming);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        granted.ShouldBe(300);
    }

    [Fact]
    public async Task The_background_pauses_while_those_who_wait_make_seven_tenths_of_the_rate()
    {
        var budget = Budget(new BudgetOptions());
        for (var i = 0; i < 71; i++)
            (await TakeAsync(budget, CallPriority.Interactive)).Succeeded.ShouldBeTrue();
        _time.Advance(TimeSpan.FromMinutes(5)); // and nothing of that is left in the rate
        (await TakeAsync(budget, CallPriority.Refresh)).Succeeded.ShouldBeTrue();

        for (var i = 0; i < 71; i++)
            (await TakeAsync(budget, CallPriority.Interactive)).Succeeded.ShouldBeTrue();
        (await TakeAsync(budget, CallPriority.Refresh)).Succeeded.ShouldBeFalse();
        (await TakeAsync(budget, CallPriority.Interactive)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_waits_is_served_first_come_first_served_and_before_the_background()
    {
        var budget = Budget(new BudgetOptions());
        await TakeAllAsync(budget, CallPriority.Interactive);
        var served = new List<string>();
        Task[] waiting =
        [
            Wait(CallPriority.Interactive, "first"), Wait(CallPriority.Interactive, "second"), Wait(CallPriority.Interactive, "third"),
        ];

        foreach (var expected in new[] { "first", "second", "third" })
        {
            await Patience.UntilAsync(
                () =>
                {
                    _time.Advance(TimeSpan.FromMilliseconds(100));
                    return ValueTask.FromResult(served.Count > 0);
                },
                "somebody was served");
            served.ShouldBe([expected]);
            served.Clear();
        }

        await Task.WhenAll(waiting);

        async Task Wait(CallPriority priority, string name)
        {
            var permit = await budget.TakeAsync(priority, Persistence.Retries, TestContext.Current.CancellationToken);
            permit.Value!.Waited.ShouldBeGreaterThan(TimeSpan.Zero);
            served.Add(name);
        }
    }

    [Fact]
    public async Task Ten_thousand_at_once_get_what_there_is_or_are_told_when_to_come_back()
    {
        var budget = Budget(new BudgetOptions());
        var asked = Enumerable.Range(0, 10_000)
            .Select(_ => budget.TakeAsync(CallPriority.Interactive, Persistence.Retries, TestContext.Current.CancellationToken))
            .ToArray();
        await Patience.UntilAsync(() => ValueTask.FromResult(asked.Count(task => task.IsCompleted) > 9_900), "most were answered");
        await Patience.UntilAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromMilliseconds(100)); // for as long as the line takes to see it: nobody's patience is longer than 20 s
                return ValueTask.FromResult(Array.TrueForAll(asked, task => task.IsCompleted));
            },
            "all were answered");

        var answers = await Task.WhenAll(asked);
        answers.Count(answer => answer.Succeeded).ShouldBeInRange(200, 235); // 200 at once, and those of the 20 s that somebody waits
        answers.Where(answer => !answer.Succeeded).ShouldAllBe(answer => answer.Error!.RetryAfter > TimeSpan.Zero);
    }

    [Fact]
    public async Task Who_goes_away_gives_its_place_up()
    {
        var budget = Budget(new BudgetOptions());
        await TakeAllAsync(budget, CallPriority.Interactive);
        using var gone = new CancellationTokenSource();
        var first = budget.TakeAsync(CallPriority.Interactive, Persistence.Retries, gone.Token);
        var second = budget.TakeAsync(CallPriority.Interactive, Persistence.Retries, TestContext.Current.CancellationToken);

        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        await Patience.UntilAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromMilliseconds(100));
                return ValueTask.FromResult(second.IsCompleted);
            },
            "the second was served");
        (await second).Value!.Waited.TotalSeconds.ShouldBeLessThan(1.5);
    }

    [Fact]
    public async Task A_paid_key_is_used_when_the_free_one_would_make_somebody_wait_and_until_its_money_is_spent()
    {
        var pool = TestKeys.Pool(
            _time,
            new CredentialOptions { ClientId = "paid", Paid = true, PricePerThousand = 1, MonthlyCap = 0.05 },
            new CredentialOptions { ClientId = "free" });
        var budget = Budget(new BudgetOptions(), pool);

        for (var i = 0; i < 200; i++)
            (await TakeAsync(budget, CallPriority.Interactive)).Value!.Credential.Name.ShouldBe("1");
        (await TakeAllAsync(budget, CallPriority.Interactive)).ShouldBe(0); // in a second the free one has room

        var burst = Budget(new BudgetOptions { Burst = true }, TestKeys.Pool(
            _time, new BudgetOptions { Burst = true },
            new CredentialOptions { ClientId = "paid", Paid = true, PricePerThousand = 1, MonthlyCap = 0.05 },
            new CredentialOptions { ClientId = "free" }));
        var used = new List<CallPermit>();
        while ((await TakeAsync(burst, CallPriority.Interactive)).Value is { } permit)
            used.Add(permit);

        used.Select(permit => permit.Credential.IsPaid).ShouldBe([.. Enumerable.Repeat(false, 1000), .. Enumerable.Repeat(true, 50)]);
        used[^1].Credential.MonthCost.ShouldBe(0.05, 0.0001);
        (await TakeAsync(burst, CallPriority.Interactive)).Error!.RetryAfter!.Value.TotalMinutes.ShouldBe(10, 0.1); // when the free one has room, not at the end of the month
    }

    [Fact]
    public async Task Paid_keys_take_what_is_too_much_for_the_free_one_however_soon_that_has_its_next_call()
    {
        var budget = Budget(new BudgetOptions(), TestKeys.Pool(
            _time, new CredentialOptions { ClientId = "free" }, new CredentialOptions { ClientId = "paid", Paid = true }, new CredentialOptions { ClientId = "paid too", Paid = true }));
        while ((await TakeAsync(budget, CallPriority.Interactive)).Value is { } first)
            first.Made(headers: null); // the start of the free one's window is spent, and nobody waits long enough for the paid ones

        // Half a minute in which there are always 30 in the line.
        var waiting = new List<Task<RedditResult<CallPermit>>>();
        var served = new List<CallPermit>();
        for (var step = 0; step < 300; step++)
        {
            while (waiting.Count < 30)
                waiting.Add(budget.TakeAsync(CallPriority.Interactive, _time.GetUtcNow() + TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
            await Patience.UntilAsync(() => new(budget.ExpectedWait > TimeSpan.Zero), "all keys have been asked");
            foreach (var one in waiting.FindAll(one => one.IsCompletedSuccessfully))
            {
                served.Add((await one).Value!);
                served[^1].Made(headers: null);
                waiting.Remove(one);
            }

            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        served.Count.ShouldBeInRange(450, 560); // 50 of each of the three, and the start of the window of the paid ones; no more than 50 with the free one alone
        served.Count(permit => permit.Credential.IsPaid).ShouldBeGreaterThan(400);
    }

    [Fact]
    public async Task The_background_never_spends_money()
    {
        var budget = Budget(new BudgetOptions { Burst = true }, TestKeys.Pool(
            _time, new BudgetOptions { Burst = true }, new CredentialOptions { ClientId = "paid", Paid = true, PricePerThousand = 1, MonthlyCap = 5 }));

        (await TakeAllAsync(budget, CallPriority.Refresh)).ShouldBe(0);
        (await TakeAsync(budget, CallPriority.Interactive)).Value!.Credential.IsPaid.ShouldBeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_that_is_set_aside_is_asked_again_however_long_the_others_have_none(bool isOtherPaid)
    {
        var options = new BudgetOptions { Burst = true };
        var pool = TestKeys.Pool(
            _time, options, new CredentialOptions { ClientId = "revoked" },
            isOtherPaid ? new CredentialOptions { ClientId = "other", Paid = true, PricePerThousand = 1, MonthlyCap = 0.001 } : new CredentialOptions { ClientId = "other" });
        var budget = Budget(options, pool);
        pool.All[0].SetAside(RedditErrors.CredentialsRefused("status 401"));
        await TakeAllAsync(budget, CallPriority.Interactive);

        (await TakeAsync(budget, CallPriority.Interactive)).Error!.RetryAfter!.Value.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(30));
        _time.Advance(TimeSpan.FromSeconds(30));
        (await TakeAsync(budget, CallPriority.Interactive)).Value!.Credential.Name.ShouldBe("0");
    }

    [Fact]
    public async Task Who_gets_no_second_call_is_counted_among_those_refused()
    {
        var budget = Budget(new BudgetOptions { QueriesPerMinute = 1 });
        var refused = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == "budget_refusals_total" && ReferenceEquals(instrument.Meter.Scope, _services.GetRequiredService<IMeterFactory>()))
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => refused.AddRange(Enumerable.Repeat($"{tags[0].Value} {tags[1].Value}", (int)count)));
        listener.Start();

        var first = (await TakeAsync(budget, CallPriority.Interactive)).Value!;
        var second = await budget.AnotherAsync(first);
        second.Succeeded.ShouldBeTrue();
        refused.ShouldBeEmpty();

        var third = await budget.AnotherAsync(second.Value!);
        third.Error!.Kind.ShouldBe(RedditErrorKind.RateLimited);
        third.Error.RetryAfter!.Value.TotalSeconds.ShouldBe(73.75); // 8 calls in 590 s
        refused.ShouldBe(["interactive pace"]);
    }

    public void Dispose() => _services.Dispose();

    private RequestBudget Budget(BudgetOptions options, CredentialPool? pool = null) =>
        new(pool ?? TestKeys.Pool(_time, options), _services.GetRequiredService<BudgetMetrics>(), Options.Create(options), _time);

    private static Task<RedditResult<CallPermit>> TakeAsync(RequestBudget budget, CallPriority priority) =>
        budget.TakeAsync(priority, Persistence.OneTry, TestContext.Current.CancellationToken);

    private static async Task<int> TakeAllAsync(RequestBudget budget, CallPriority priority)
    {
        var granted = 0;
        while ((await TakeAsync(budget, priority)).Succeeded)
            granted++;
        return granted;
    }
}

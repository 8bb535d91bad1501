using RedditMcp.Simulator;

namespace RedditMcp.Tests.Simulator;

public sealed class DeterminismTests
{
    public static TheoryData<string> Paths =>
    [
        "/r/all/hot?limit=100", "/r/csharp/new", "/r/pics/top?t=month", "/r/some_invented_name/controversial", "/search?q=sourdough",
        "/user/somebody", "/r/golang/about", "/users/search?q=otter", $"/comments/{RedditSimulator.GiantPostId}?limit=500",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Same_seed_and_instant_give_the_same_bytes(string path)
    {
        await using var one = await SimulatorHarness.StartAsync();
        await using var other = await SimulatorHarness.StartAsync();

        (await one.TextAsync(path)).ShouldBe(await other.TextAsync(path));
    }

    [Fact]
    public async Task How_an_instant_was_reached_does_not_matter()
    {
        await using var driven = await SimulatorHarness.StartAsync();
        await driven.TextAsync("/r/all/hot");
        await driven.PostAsync("/__clock", """{"advance_seconds": 7200}""");
        await using var set = await SimulatorHarness.StartAsync();
        await set.PostAsync("/__clock", """{"now": "2026-06-10T14:00:00Z"}""");

        (await driven.TextAsync("/r/all/hot")).ShouldBe(await set.TextAsync("/r/all/hot"));
    }

    [Fact]
    public async Task Another_seed_is_another_site()
    {
        await using var one = await SimulatorHarness.StartAsync();
        await using var other = await SimulatorHarness.StartAsync(new SimulatorOptions { Seed = 2 });

        (await one.JsonAsync("/r/python/new")).Ids().ShouldNotBe((await other.JsonAsync("/r/python/new")).Ids());
    }
}

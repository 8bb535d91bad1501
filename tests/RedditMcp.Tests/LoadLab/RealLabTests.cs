using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.LoadLab;

/// <summary>Short runs against real processes.</summary>
public sealed class RealLabTests : IDisposable
{
    private readonly LabProcess _lab = new();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public async Task Servers_that_share_a_store_are_asked_over_http(string store)
    {
        if (store == "redis")
            Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        var file = _lab.Write("""
            {
              "population": "document", "session": { "think_seconds": 0.5 }, "latency_ms": [20, 40],
              "phases": [ { "name": "steady", "minutes": 0.12, "people": 12 }, { "name": "flush", "minutes": 0.08, "people": 12, "flush": true } ]
            }
            """);

        var (code, report) = await _lab.RunAsync("--workload", file, "--instances", "2", "--store", store);

        code.ShouldBe(0);
        report.GetProperty("requests").GetDouble().ShouldBeGreaterThan(40);
        report.GetProperty("hit_ratio").GetDouble().ShouldBeGreaterThan(0.2);
        report.GetProperty("errors_by_kind").EnumerateObject().ShouldAllBe(kind => kind.Name == "unavailable" || kind.Name == "suspended" || kind.Name == "not_found"); // a machine that is busy may answer too late
        report.GetProperty("upstream_429").GetDouble().ShouldBe(0);
        report.GetProperty("hit_ratio_by_tier").TryGetProperty("warm", out _).ShouldBeTrue("what one server fetched the other finds in the store");
    }
}

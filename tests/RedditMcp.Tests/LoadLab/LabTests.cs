using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using RedditMcp.LoadLab;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.LoadLab;

/// <summary>Short runs through the command line, in virtual time and against real processes.</summary>
public sealed class LabTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_field_that_others_rely_on_is_in_the_report()
    {
        var (code, report) = await RunAsync("--scenario", "baseline", "--virtual", "--duration", "8m");

        foreach (var field in (string[])["requests", "hit_ratio", "stale_ratio", "joined_ratio", "miss_ratio", "saved_ratio", "predicted_hit_ratio", "ceiling_hit_ratio", "upstream_calls", "upstream_429", "errors", "rate_limited"])
            report.GetProperty(field).ValueKind.ShouldBe(JsonValueKind.Number, field);
        foreach (var of in (string[])["cached", "uncached"])
        {
            foreach (var percentile in (string[])["p50", "p95", "p99"])
                report.GetProperty("latency_ms").GetProperty(of).GetProperty(percentile).ValueKind.ShouldBe(JsonValueKind.Number);
        }

        code.ShouldBe(report.GetProperty("passed").GetBoolean() ? 0 : 1);
        (Number(report, "hit_ratio") + Number(report, "stale_ratio") + Number(report, "joined_ratio") + Number(report, "miss_ratio")).ShouldBe(1, 0.001);
        (1 - (Number(report, "upstream_calls") / Number(report, "requests"))).ShouldBe(Number(report, "saved_ratio"), 0.001);
    }

    [Fact]
    public async Task Both_populations_of_the_target_run_and_reddit_never_refuses()
    {
        var (_, report) = await RunAsync("--scenario", "target", "--virtual", "--duration", "4m");

        report.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("workload").GetString()).ShouldBe(["target-document", "target-wide"]);
        report.GetProperty("runs").EnumerateArray().Sum(run => Number(run, "requests")).ShouldBe(Number(report, "requests"));
        Number(report, "requests").ShouldBeGreaterThan(800);
        Number(report, "upstream_429").ShouldBe(0);
        Number(report, "errors").ShouldBe(0);
        var html = await File.ReadAllTextAsync(Path.Combine(_folder.Path, "report.html"), TestContext.Current.CancellationToken);
        html.ShouldContain("target-wide");
        html.Split("<svg").Length.ShouldBe(7, "three charts of each run");
        html.ShouldNotContain("http://localhost");
    }

    [Fact]
    public async Task Through_an_outage_and_a_flush_people_are_answered_and_the_breaker_opens_and_closes()
    {
        var file = Write("""
            {
              "population": "document",
              "phases": [
                { "name": "warm-up", "minutes": 6, "people": 12, "warm_up": true }, { "name": "calm", "minutes": 3, "people": 12 },
                { "name": "outage", "minutes": 6, "people": 12, "faults": "503:1" }, { "name": "after", "minutes": 3, "people": 12 }, { "name": "flush", "minutes": 5, "people": 12, "flush": true }
              ],
              "checks": [
                { "figure": "breaker_open_sights", "phase": "outage", "at_least": 1 }, { "figure": "breaker_closed_at_end", "phase": "after", "at_least": 1 },
                { "figure": "answered_ratio", "phase": "outage", "at_least": 0.5 }, { "figure": "recovery_minutes", "phase": "flush", "at_most": 5 },
                { "figure": "upstream_429", "at_most": 0 }, { "figure": "no_such_figure", "at_least": 0 }
              ]
            }
            """);

        var (code, report) = await RunAsync("--workload", file, "--virtual");

        var run = report.GetProperty("runs")[0];
        run.GetProperty("checks").EnumerateArray().Where(check => !check.GetProperty("passed").GetBoolean()).Select(check => check.GetProperty("figure").GetString()).ShouldBe(["no_such_figure"]);
        code.ShouldBe(1);
        var phases = run.GetProperty("phases").EnumerateArray().ToDictionary(phase => phase.GetProperty("name").GetString()!, StringComparer.Ordinal);
        Number(phases["outage"], "stale_ratio").ShouldBeGreaterThan(0.02);
        Number(phases["calm"], "stale_ratio").ShouldBe(0, 0.001);
        Number(phases["flush"], "hit_ratio").ShouldBeLessThan(Number(phases["calm"], "hit_ratio"));
        Number(phases["outage"], "upstream_calls").ShouldBeLessThan(150, "an outage costs few calls");
    }

    [Fact]
    public async Task A_trace_is_asked_when_it_says()
    {
        // Three keys, once a minute each for half an hour; a hot listing of a made-up community is fresh for 2 to 15 minutes.
        var lines = Enumerable.Range(0, 30).SelectMany(minute => "abc".Select((key, place) => FormattableString.Invariant($"{(minute * 60) + place},{key}")));
        var file = Write(string.Join('\n', lines));

        var (code, report) = await RunAsync("--trace", file, "--virtual");

        code.ShouldBe(0);
        Number(report, "requests").ShouldBe(90);
        Number(report, "upstream_calls").ShouldBeInRange(3 * 2, 3 * 15); // every 15 minutes at the least, every other minute at the most
        Number(report, "hit_ratio").ShouldBe(1 - (Number(report, "upstream_calls") / 90), 0.1); // renewing ahead spends calls on hits
        Number(report, "ceiling_hit_ratio").ShouldBe(84 / 90.0, 0.001); // two fills of each, 16 minutes apart
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_run()
    {
        string[] arguments = ["--scenario", "baseline", "--virtual", "--duration", "6m", "--seed", "7"];

        var (_, first) = await RunAsync(arguments);
        var (_, second) = await RunAsync(arguments);

        Number(second, "requests").ShouldBe(Number(first, "requests"));
        Number(second, "upstream_calls").ShouldBe(Number(first, "upstream_calls"), 2);
        Number(second, "hit_ratio").ShouldBe(Number(first, "hit_ratio"), 0.01);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public async Task Real_servers_that_share_a_store_are_asked_over_http(string store)
    {
        if (store == "redis")
            Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        var file = Write("""
            {
              "population": "document", "session": { "think_seconds": 0.5 }, "latency_ms": [20, 40],
              "phases": [ { "name": "steady", "minutes": 0.15, "people": 12 }, { "name": "flush", "minutes": 0.1, "people": 12, "flush": true } ]
            }
            """);

        var (code, report) = await RunAsync("--workload", file, "--instances", "2", "--store", store);

        code.ShouldBe(0);
        Number(report, "requests").ShouldBeGreaterThan(40);
        Number(report, "hit_ratio").ShouldBeGreaterThan(0.2);
        report.GetProperty("errors_by_kind").EnumerateObject().ShouldAllBe(kind => kind.Name == "unavailable" || kind.Name == "suspended" || kind.Name == "not_found"); // a machine that is busy may answer too late
        Number(report, "upstream_429").ShouldBe(0);
        report.GetProperty("hit_ratio_by_tier").TryGetProperty("warm", out _).ShouldBeTrue("what one server fetched the other finds in the store");
    }

    [Theory]
    [InlineData("Give one of --scenario, --workload and --trace.")]
    [InlineData("Give one of --scenario, --workload and --trace.", "--scenario", "baseline", "--trace", "x")]
    [InlineData("Redis goes by its own clock", "--scenario", "baseline", "--virtual", "--store", "redis")]
    [InlineData("--instances: 1 to 8.", "--scenario", "baseline", "--instances", "9")]
    [InlineData("no duration such as", "--scenario", "baseline", "--duration", "soon")]
    [InlineData("/nowhere/x", "--trace", "/nowhere/x")]
    public async Task What_makes_no_sense_is_told(string expected, params string[] arguments)
    {
        using var error = new StringWriter();

        var code = await LabCommand.Create().Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = TextWriter.Null, Error = error }, TestContext.Current.CancellationToken);

        code.ShouldNotBe(0);
        error.ToString().ShouldContain(expected);
    }

    /// <summary>In a process of its own: its clock waits until the pool of its process has nothing to do, and the tests beside this one use theirs.</summary>
    private async Task<(int Code, JsonElement Report)> RunAsync(params string[] arguments)
    {
        var path = Path.Combine(_folder.Path, "report.json");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RedditMcp.LoadLab.dll"), .. arguments, "--report", path])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var lab = Process.Start(start)!;
        var (output, error) = (lab.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), lab.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await lab.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await error).ShouldBeEmpty();
        (await output).ShouldNotBeEmpty();
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        return (lab.ExitCode, report.RootElement.Clone());
    }

    private string Write(string text)
    {
        var path = Path.Combine(_folder.Path, "given");
        File.WriteAllText(path, text);
        return path;
    }

    private static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();
}

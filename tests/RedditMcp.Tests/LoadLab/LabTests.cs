using System.CommandLine;
using System.Text.Json;
using RedditMcp.LoadLab;

namespace RedditMcp.Tests.LoadLab;

/// <summary>Short runs through the command line in virtual time.</summary>
public sealed class LabTests : IDisposable
{
    private readonly LabProcess _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task The_same_seed_makes_the_same_run_and_every_field_that_others_rely_on_is_in_its_report()
    {
        string[] arguments = ["--scenario", "baseline", "--virtual", "--duration", "5m", "--seed", "7"];
        using var other = new LabProcess();

        var again = other.RunAsync(arguments);
        var (code, report) = await _lab.RunAsync(arguments);
        var (_, second) = await again;

        foreach (var field in (string[])["requests", "hit_ratio", "stale_ratio", "joined_ratio", "miss_ratio", "saved_ratio", "predicted_hit_ratio", "ceiling_hit_ratio", "upstream_calls", "upstream_429", "errors", "rate_limited"])
            Number(second, field).ShouldBe(Number(report, field), field);
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
        var (_, report) = await _lab.RunAsync("--scenario", "target", "--virtual", "--duration", "60s");

        report.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("workload").GetString()).ShouldBe(["target-document", "target-wide"]);
        report.GetProperty("runs").EnumerateArray().Sum(run => Number(run, "requests")).ShouldBe(Number(report, "requests"));
        Number(report, "requests").ShouldBeGreaterThan(500);
        Number(report, "upstream_429").ShouldBe(0);
        Number(report, "errors").ShouldBe(0);
        var html = await File.ReadAllTextAsync(_lab.HtmlPath, TestContext.Current.CancellationToken);
        html.ShouldContain("target-wide");
        html.Split("<svg").Length.ShouldBe(7, "three charts of each run");
        html.ShouldNotContain("http://localhost");
    }

    [Fact]
    public async Task Through_an_outage_and_a_flush_people_are_answered_and_the_breaker_opens_and_closes()
    {
        var file = _lab.Write("""
            {
              "population": "document",
              "phases": [
                { "name": "warm-up", "minutes": 3, "people": 8, "warm_up": true }, { "name": "calm", "minutes": 2, "people": 8 },
                { "name": "outage", "minutes": 5, "people": 8, "faults": "503:1" }, { "name": "after", "minutes": 2, "people": 8 }, { "name": "flush", "minutes": 3, "people": 8, "flush": true }
              ],
              "checks": [
                { "figure": "breaker_open_sights", "phase": "outage", "at_least": 1 }, { "figure": "breaker_closed_at_end", "phase": "after", "at_least": 1 },
                { "figure": "answered_ratio", "phase": "outage", "at_least": 0.5 }, { "figure": "recovery_minutes", "phase": "flush", "at_most": 5 },
                { "figure": "upstream_429", "at_most": 0 }, { "figure": "no_such_figure", "at_least": 0 }
              ]
            }
            """);

        var (code, report) = await _lab.RunAsync("--workload", file, "--virtual");

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
        var file = _lab.Write(string.Join('\n', lines));

        var (code, report) = await _lab.RunAsync("--trace", file, "--virtual");

        code.ShouldBe(0);
        Number(report, "requests").ShouldBe(90);
        Number(report, "upstream_calls").ShouldBeInRange(3 * 2, 3 * 15); // every 15 minutes at the least, every other minute at the most
        Number(report, "hit_ratio").ShouldBe(1 - (Number(report, "upstream_calls") / 90), 0.1); // renewing ahead spends calls on hits
        Number(report, "ceiling_hit_ratio").ShouldBe(84 / 90.0, 0.001); // two fills of each, 16 minutes apart
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

    private static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();
}

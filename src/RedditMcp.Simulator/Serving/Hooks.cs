using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RedditMcp.Simulator.Rendering;
using RedditMcp.Simulator.Statistics;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Serving;

/// <summary>The paths under <c>/__</c>, with which a test watches and steers the simulator.</summary>
internal sealed class Hooks(SimulatorState state, Site? site)
{
    private const string Prefix = "/__";

    public static bool Owns(PathString path) => path.Value?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    public Answer Serve(string method, string path, string body)
    {
        try
        {
            return (method, path) switch
            {
                ("GET", "/__stats") => new Answer(200, StatisticsReport.Render(state.Statistics, state.Quota, state.Clock.Seconds)),
                ("DELETE", "/__stats") => Reset(),
                ("POST", "/__plant") => Plant(body),
                ("POST", "/__faults") => SetFaults(body),
                ("POST", "/__clock") => MoveClock(body),
                ("POST", "/__tokens") => ExpireTokens(),
                _ => RedditErrors.NotFound,
            };
        }
        catch (Exception problem) when (problem is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            return new Answer(400, System.Text.Encoding.UTF8.GetBytes(problem.Message), "text/plain; charset=UTF-8");
        }
    }

    private static Answer Done => RedditErrors.Json(200, """{"ok": true}""");

    private Answer Reset()
    {
        state.Statistics.Reset();
        return Done;
    }

    private Answer SetFaults(string body)
    {
        state.SetFaults(body);
        return Done;
    }

    private Answer ExpireTokens()
    {
        state.Tokens.ExpireAll();
        return Done;
    }

    private Answer MoveClock(string body)
    {
        using var json = JsonDocument.Parse(body);
        if (json.RootElement.TryGetProperty("now", out var now))
            state.Clock.Set(now.GetDateTimeOffset());
        if (json.RootElement.TryGetProperty("advance_seconds", out var seconds))
            state.Clock.Advance(TimeSpan.FromSeconds(seconds.GetDouble()));

        return RedditErrors.Json(200, $$"""{"now": "{{state.Clock.Now.ToString("O", CultureInfo.InvariantCulture)}}"}""");
    }

    private Answer Plant(string body)
    {
        if (site is null)
            throw new InvalidOperationException("Nothing can be planted among recordings.");

        using var json = JsonDocument.Parse(body);
        var posts = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray().ToList() : [json.RootElement];
        var planted = posts.ConvertAll(PlantedPostReader.Read).ConvertAll(post => site.Planted.Plant(post, state.Clock.Seconds));
        var answer = new AnswerBuffer().Append("""{"ids":["""u8);
        var first = true;
        foreach (var post in planted)
            answer.Separate(ref first).AppendName(post.Id.ToString());

        return new Answer(answer.Append("]}"u8));
    }
}

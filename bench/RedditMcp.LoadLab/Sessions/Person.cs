using System.Text.Json;
using RedditMcp.LoadLab.Figures;
using RedditMcp.LoadLab.Populations;
using RedditMcp.LoadLab.Rigs;
using RedditMcp.LoadLab.Workloads;

namespace RedditMcp.LoadLab.Sessions;

/// <summary>
/// One visit of a person or an agent: they look at what is listed, open comments of it, look at an author, search and refine, now and then ask the same again or go away for a
/// while, and leave. Each waits for an answer before thinking of the next question, and comes back later when told to.
/// </summary>
internal sealed class Person(Population population, IDoor door, Recorder recorder, SessionSpec habits, Random dice)
{
    /// <summary>Questions that belong together: a list before what is opened of it.</summary>
    private const int Errand = 4;

    /// <summary>Where there is nothing to follow yet, something else is asked; not for ever.</summary>
    private const int MostOthers = 50;

    /// <summary>Nobody waits for longer than a window of the quota.</summary>
    private static readonly TimeSpan s_longestReturn = TimeSpan.FromMinutes(10);

    private readonly Seen _seen = new();

    /// <summary>The visit.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="end">The end of the run.</param>
    public async Task VisitAsync(TimeProvider time, CancellationToken end)
    {
        var left = 1 + (int)(Math.Log(1 - dice.NextDouble()) / Math.Log(1 - (1 / habits.Requests)));
        Query? last = null;
        while (left > 0)
        {
            var errand = Enumerable.Range(0, Math.Min(left, Errand)).Select(_ => population.Draw(dice)).OrderBy(rank => rank.Template.Blank == Blank.Subreddit ? Blank.None : rank.Template.Blank).ToArray();
            foreach (var rank in errand)
            {
                var query = last is not null && dice.NextDouble() < habits.AskAgain ? last : Find(rank);
                await AskAsync(query, time, end);
                last = query;
            }

            left -= errand.Length;
        }
    }

    /// <summary>What to ask for a place; for one that nobody holds and this person knows nothing for, another.</summary>
    private Query Find(Rank rank)
    {
        for (var others = 0; others < MostOthers; others++)
        {
            if (population.Ask(rank, _seen) is { } query)
                return query;
            rank = population.Draw(dice);
        }

        throw new WorkloadException("nobody is shown anything that leads to what the population asks for");
    }

    private async Task AskAsync(Query query, TimeProvider time, CancellationToken end)
    {
        var due = time.GetTimestamp() + (long)(Pause().TotalSeconds * time.TimestampFrequency);
        for (var tries = 0; ; tries++)
        {
            var left = TimeSpan.FromSeconds((due - time.GetTimestamp()) / (double)time.TimestampFrequency);
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, end);
            var asked = recorder.Begin(query, due);
            var reply = await door.CallAsync(query.Tool, WithLimit(query));
            recorder.End(asked, reply, tries == 0 ? Visit.First : Visit.Return);
            if (reply.Outcome != Outcome.RateLimited || tries == habits.Retries)
            {
                if (reply.Outcome == Outcome.RateLimited)
                    recorder.GaveUp(asked);
                if (reply.Outcome is Outcome.Fresh or Outcome.Stale or Outcome.Joined or Outcome.Fetched)
                    _seen.Show(query, reply.Content);
                return;
            }

            var wait = reply.RetryAfter < s_longestReturn ? reply.RetryAfter : s_longestReturn;
            due = time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency);
        }
    }

    private TimeSpan Pause()
    {
        var mean = dice.NextDouble() < habits.Idle ? habits.IdleSeconds : habits.ThinkSeconds;
        return TimeSpan.FromSeconds(-mean * Math.Log(1 - dice.NextDouble()));
    }

    /// <summary>How much of an answer is wanted is no part of the question: 10 and 50 posts are one entry.</summary>
    private IReadOnlyDictionary<string, JsonElement> WithLimit(Query query)
    {
        var limit = habits.Limits[dice.Next(habits.Limits.Count)];
        return query.Tool is "get_subreddit_posts" or "search_reddit" or "get_post_comments" && !query.Arguments.ContainsKey("limit")
            ? new Dictionary<string, JsonElement>(query.Arguments, StringComparer.Ordinal) { ["limit"] = JsonSerializer.SerializeToElement(limit) }
            : query.Arguments;
    }
}

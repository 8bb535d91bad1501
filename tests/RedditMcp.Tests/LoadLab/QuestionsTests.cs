using System.Text.Json;
using RedditMcp.LoadLab.Figures;
using RedditMcp.LoadLab.Populations;
using RedditMcp.LoadLab.Rigs;

namespace RedditMcp.Tests.LoadLab;

public sealed class QuestionsTests
{
    private static readonly TimeSpan s_ttl = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(500, 200)]    // the formula of independent arrivals gives 0.770 with X = R T = 1,000
    [InlineData(2000, 600)]   // and 0.753 with 3,000
    public void The_formula_meets_what_a_cache_does(int distinct, int perMinute)
    {
        var (zipf, dice, questions) = (new Zipf(distinct, 0.95), new Random(1), new Questions());
        var queries = Enumerable.Range(0, distinct).Select(number => QueryOf($"c{number}")).ToArray();
        var filled = new TimeSpan?[distinct];
        var (hits, at, duration) = (0, TimeSpan.Zero, TimeSpan.FromHours(8));
        var requests = 0;
        while ((at += TimeSpan.FromMinutes(-Math.Log(1 - dice.NextDouble()) / perMinute)) < duration)
        {
            var rank = zipf.Draw(dice);
            var isHit = filled[rank] is { } since && at - since <= s_ttl;
            if (!isHit)
                filled[rank] = at;
            hits += isHit ? 1 : 0;
            requests++;
            questions.Count(queries[rank], Answered(isHit), at, isWarmUp: false);
        }

        questions.Predict(duration).ShouldBe(hits / (double)requests, 0.01);
    }

    [Fact]
    public void What_is_asked_once_is_predicted_to_miss()
    {
        var questions = new Questions();
        foreach (var number in Enumerable.Range(0, 100))
            questions.Count(QueryOf($"c{number}"), Answered(isHit: false), TimeSpan.FromSeconds(number), isWarmUp: false);

        questions.Predict(TimeSpan.FromMinutes(10)).ShouldBe(0);
        questions.Ceiling.ShouldBe(0);
    }

    [Fact]
    public void The_ceiling_keeps_all_for_as_long_as_its_row_allows()
    {
        var questions = new Questions();
        foreach (var minute in new[] { 0, 14, 16, 40 }) // a hot listing: 15 minutes at the most
            questions.Count(QueryOf("python"), Answered(isHit: false), TimeSpan.FromMinutes(minute), isWarmUp: minute == 0);

        questions.Ceiling.ShouldBe(1 / 3.0, 1e-9); // at 14; filled at 0, anew at 16 and at 40
    }

    [Fact]
    public void A_thread_that_is_kept_for_an_hour_is_an_old_one()
    {
        var questions = new Questions();
        var query = Query.Of("get_post_comments", new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["post_id"] = JsonSerializer.SerializeToElement("abc") });
        foreach (var minute in new[] { 0, 300, 700 })
            questions.Count(query, new Reply(Outcome.Fetched, "reddit", () => default) { TimeToLive = TimeSpan.FromHours(1) }, TimeSpan.FromMinutes(minute), isWarmUp: false);

        questions.Ceiling.ShouldBe(1 / 3.0, 1e-9); // six hours at the most
    }

    private static Reply Answered(bool isHit) => Reply.Of(isHit, isStale: false, isHit ? 0 : 1, isHit ? "hot" : "reddit", s_ttl, () => default);

    private static Query QueryOf(string community) =>
        Query.Of("get_subreddit_posts", new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["subreddit"] = JsonSerializer.SerializeToElement(community) });
}

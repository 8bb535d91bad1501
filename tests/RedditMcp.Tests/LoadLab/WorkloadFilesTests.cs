using RedditMcp.LoadLab.Workloads;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.LoadLab;

public sealed class WorkloadFilesTests
{
    private const string Groups = """ "groups": [ { "share": 1, "distinct": 5, "kinds": [ { "tool": "get_subreddit_posts", "arguments": { "subreddit": "{subreddit}" } } ] } ] """;

    public static TheoryData<string> Shipped => [.. WorkloadFiles.Scenarios.Values.SelectMany(names => names).Append("document").Append("wide")];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void What_ships_can_be_run(string name)
    {
        var workload = WorkloadFiles.Shipped(name);

        workload.Name.ShouldBe(name);
        workload.Groups!.Sum(group => group.Share).ShouldBe(1, 1e-9);
        workload.Session.ShouldNotBeNull();
    }

    [Fact]
    public void The_populations_are_those_of_the_document_and_no_smaller()
    {
        var document = WorkloadFiles.Shipped("document").Groups!;
        document.Select(group => (group.Share, group.Distinct, group.Zipf)).ShouldBe([(0.25, 3, 0.95), (0.47, 31, 0.95), (0.28, 10_000, 0.95)]);
        document[1].Names.Count.ShouldBe(31);
        var wide = WorkloadFiles.Shipped("wide");
        wide.Groups!.Single().Distinct.ShouldBeGreaterThanOrEqualTo(2000);
        wide.Groups!.Single().Zipf.ShouldBe(0.95);
        wide.Drift.ShouldBe(new DriftSpec(0.05, 5000));
        foreach (var name in WorkloadFiles.Scenarios.Values.SelectMany(names => names))
            WorkloadFiles.Shipped(name).Population.ShouldBeOneOf("document", "wide");
    }

    [Theory]
    [InlineData("{", "BytePositionInLine")]
    [InlineData("{}", "no groups and no population")]
    [InlineData("""{ "population": "nowhere" }""", "no workload 'nowhere' ships")]
    [InlineData("""{ "population": "wide", "phasse": [] }""", "phasse")]
    [InlineData("""{ "population": "wide", "phases": [ { "name": "a", "minutes": 0, "people": 3 } ] }""", "more than 0 minutes")]
    [InlineData("""{ "population": "wide", "phases": [ { "name": "a", "minutes": 5 } ] }""", "no audience")]
    [InlineData("""{ "population": "wide", "phases": [ { "name": "a", "minutes": 5, "people": 3 }, { "name": "a", "minutes": 5, "people": 3 } ] }""", "same name")]
    [InlineData("""{ "groups": [ { "share": 1, "distinct": 0, "kinds": [] } ] }""", "distinct 1 to")]
    [InlineData("""{ "groups": [ { "share": 1, "distinct": 5, "kinds": [ { "tool": "get_post_comments", "arguments": { "post_id": "{post}" } } ] } ] }""", "nobody would ever be shown anything")]
    [InlineData("""{ "groups": [ { "share": 1, "distinct": 5, "kinds": [ { "tool": "search_reddit", "arguments": { "query": "{words}", "subreddit": "{subreddit}" } } ] } ] }""", "not 2")]
    [InlineData("{" + Groups + """, "latency_ms": [300, 100] }""", "latency_ms")]
    [InlineData("{" + Groups + """, "audience": { "monthly_users": 100, "stickiness": 1.5 }, "phases": [ { "name": "a", "minutes": 1 } ] }""", "stickiness")]
    public void What_cannot_be_run_is_told(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "mine.json");
        File.WriteAllText(file, text);

        var refused = Should.Throw<WorkloadException>(() => WorkloadFiles.Load(file));

        refused.Message.ShouldContain(expected);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told() =>
        Should.Throw<WorkloadException>(() => WorkloadFiles.Load("/nowhere/mine.json")).Message.ShouldContain("/nowhere/mine.json");

    [Fact]
    public void People_follow_the_month_and_the_hour()
    {
        var audience = new AudienceSpec(5000, 0.15) { MonthlyUsersAtEnd = 20_000, Curve = [0.5, 1] };
        var midnight = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

        audience.PeopleAt(midnight, 0).ShouldBe(75);                            // 5,000 x 0.15 x 0.2 x 0.5
        audience.PeopleAt(midnight.AddHours(12), 0).ShouldBe(150);
        audience.PeopleAt(midnight.AddHours(8), 0).ShouldBe(125);               // two thirds of the way
        audience.PeopleAt(midnight.AddHours(12), 1).ShouldBe(600);
    }
}

using RedditMcp.LoadLab.Traces;
using RedditMcp.LoadLab.Workloads;

namespace RedditMcp.Tests.LoadLab;

public sealed class TraceTests
{
    [Fact]
    public void Seconds_count_from_the_first_line()
    {
        var trace = Trace.Parse("t", ["# a comment", "1000.5,a", "", "1001,b,with,commas", "1001,a"]);

        trace.Requests.ShouldBe([(TimeSpan.Zero, "a"), (TimeSpan.FromSeconds(0.5), "b,with,commas"), (TimeSpan.FromSeconds(0.5), "a")]);
    }

    [Fact]
    public void Keys_alone_come_as_often_as_33_people_ask()
    {
        var trace = Trace.Parse("t", Enumerable.Repeat("key, with a comma", 331));

        trace.Requests[^1].ShouldBe((TimeSpan.FromMinutes(1), "key, with a comma"));
    }

    [Theory]
    [InlineData("1,a|b", "line 2: either every line has seconds")]
    [InlineData("5,a|4,b", "line 2: time goes back")]
    [InlineData("# nothing", "no request")]
    public void What_is_no_trace_is_told(string lines, string expected) =>
        Should.Throw<WorkloadException>(() => Trace.Parse("t", lines.Split('|'))).Message.ShouldContain(expected);
}

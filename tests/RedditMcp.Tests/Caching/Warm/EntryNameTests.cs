using RedditMcp.Caching.Warm;

namespace RedditMcp.Tests.Caching.Warm;

/// <summary>The names the architecture document gives.</summary>
public sealed class EntryNameTests
{
    [Fact]
    public void What_belongs_to_an_entry_is_named_after_it()
    {
        var name = EntryName.Parse("reddit:search:7f3a8c9d2e1b4f6a:v1")!.Value;

        name.Space.ShouldBe("reddit");
        name.Tool.ShouldBe("search");
        name.Metadata.ShouldBe("reddit:meta:search:7f3a8c9d2e1b4f6a:v1");
        name.Sketch.ShouldBe("reddit:stats:keys:search");
    }

    [Theory]
    [InlineData("reddit")]
    [InlineData("reddit:search")]
    [InlineData("reddit:meta:search:7f3a8c9d2e1b4f6a:v1")]
    [InlineData("reddit:lease:search:7f3a8c9d2e1b4f6a:v1")]
    [InlineData("reddit:stats:keys:search")]
    [InlineData("reddit:notices:v1")]
    public void What_is_no_entry_is_not_taken_for_one(string name) => EntryName.Parse(name).ShouldBeNull();
}

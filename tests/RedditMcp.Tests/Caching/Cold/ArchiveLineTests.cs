using System.Text;
using System.Text.Json;
using RedditMcp.Caching.Cold;
using RedditMcp.Queries;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Tests.Caching.Cold;

public sealed class ArchiveLineTests
{
    private static readonly string s_golden = ReadGolden();

    [Fact]
    public void A_line_is_written_as_it_always_was()
    {
        using var lab = new ArchiveLab();
        var key = CacheKey.Of("posts", """{"query":"\u00fc \"x\"","subreddit":"python"}""");
        var post = new Post { Id = "p1", Title = "Zeilen\nund ünïcode", Author = "ada", Subreddit = "python" };
        var entry = lab.Entry(key, JsonSerializer.SerializeToUtf8Bytes(new PostPage([post], null), ContentJson.Compact.PostPage), ContentKind.PostsHot);

        Encoding.UTF8.GetString(ArchiveLine.Write(ArchivedEntry.Of(key, entry)).Span).ShouldBe(s_golden);
    }

    [Fact]
    public void A_line_is_read_as_it_was_written()
    {
        var entry = ArchiveLine.TryRead(Encoding.UTF8.GetBytes(s_golden)).ShouldNotBeNull();

        entry.Parameters.ShouldBe("""{"query":"\u00fc \"x\"","subreddit":"python"}""");
        entry.Kind.ShouldBe(ContentKind.PostsHot);
        entry.FetchedAt.ShouldBe(ArchiveLab.Start);
        Encoding.UTF8.GetString(ArchiveLine.Write(entry).Span).ShouldBe(s_golden);
    }

    [Fact]
    public void Members_nobody_knows_are_passed_over() =>
        ArchiveLine.TryRead(Encoding.UTF8.GetBytes(s_golden.Replace("\"kind\"", "\"new\":{\"a\":[1]},\"kind\"", StringComparison.Ordinal)))!.Key.ShouldStartWith("reddit:posts:");

    [Fact]
    public void Every_kind_is_read_as_it_was_written()
    {
        var entry = ArchiveLine.TryRead(Encoding.UTF8.GetBytes(s_golden))!;
        foreach (var kind in Enum.GetValues<ContentKind>())
            ArchiveLine.TryRead(ArchiveLine.Write(entry with { Kind = kind }))!.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("\"v\":1", "\"v\":2")]
    [InlineData("\"v\":1", "\"v\":\"one\"")]
    [InlineData("\"fetched_at\":\"2026", "\"fetched_at\":\"soon")]
    [InlineData("\"source\":\"simulator\"", "\"source\":\"elsewhere\"")]
    [InlineData("\"key\":", "\"clef\":")]
    public void Another_version_or_damage_is_no_entry(string written, string read) =>
        ArchiveLine.TryRead(Encoding.UTF8.GetBytes(s_golden.Replace(written, read, StringComparison.Ordinal))).ShouldBeNull();

    [Fact]
    public void A_line_cut_anywhere_is_no_entry()
    {
        var line = Encoding.UTF8.GetBytes(s_golden.TrimEnd());
        for (var length = 0; length < line.Length; length++)
            ArchiveLine.TryRead(line.AsMemory(0, length)).ShouldBeNull();
    }

    [Theory]
    [InlineData("../../../etc", "_many")]
    [InlineData("Python", "python")]
    [InlineData("all", "_many")]
    [InlineData("u_ada", "u_ada")]
    public void A_community_becomes_a_folder_only_if_it_can_be_one(string subreddit, string folder)
    {
        using var lab = new ArchiveLab();
        var (key, entry) = lab.Thread(ArchiveLab.Post("p1", subreddit: subreddit));

        ArchivedEntry.Of(key, entry).Subreddit.ShouldBe(folder);
    }

    private static string ReadGolden()
    {
        using var stream = typeof(ArchiveLineTests).Assembly.GetManifestResourceStream("archive-line.ndjson")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

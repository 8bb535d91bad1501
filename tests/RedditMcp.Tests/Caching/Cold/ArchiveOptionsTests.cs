using RedditMcp.Caching.Cold;

namespace RedditMcp.Tests.Caching.Cold;

public sealed class ArchiveOptionsTests
{
    [Fact]
    public void The_defaults_are_good_and_keep_content_for_48_hours()
    {
        var options = new ArchiveOptions();

        Failures(options).ShouldBeEmpty();
        options.Retention.ShouldBe(TimeSpan.FromHours(48));
    }

    [Fact]
    public void More_than_48_hours_takes_an_agreement()
    {
        var options = new ArchiveOptions { Retention = TimeSpan.FromDays(30) };

        Failures(options).ShouldHaveSingleItem().ShouldContain("Archive:RetentionAgreedWithReddit=true");
        options.RetentionAgreedWithReddit = true;
        Failures(options).ShouldBeEmpty();
    }

    [Fact]
    public void Each_wrong_setting_is_named()
    {
        Failures(new ArchiveOptions { Retention = TimeSpan.Zero }).ShouldHaveSingleItem().ShouldStartWith("Archive:Retention is");
        Failures(new ArchiveOptions { SegmentAge = TimeSpan.FromDays(1) }).ShouldHaveSingleItem().ShouldStartWith("Archive:SegmentAge is");
        Failures(new ArchiveOptions { QueueEntries = 0 }).ShouldHaveSingleItem().ShouldStartWith("Archive:QueueEntries is 0");
        Failures(new ArchiveOptions { SpoolBytes = -1 }).ShouldHaveSingleItem().ShouldStartWith("Archive:SpoolBytes is -1");
        Failures(Of(new ArchiveS3Options { AccessKey = "a", SecretKey = "b" })).ShouldHaveSingleItem().ShouldStartWith("Archive:S3:Bucket is missing");
        Failures(Of(new ArchiveS3Options { Bucket = "b", AccessKey = "a" })).ShouldHaveSingleItem().ShouldContain("go together");
        Failures(Of(new ArchiveS3Options { Bucket = "b", ServiceUrl = new Uri("ftp://x") })).ShouldHaveSingleItem().ShouldStartWith("Archive:S3:ServiceUrl");
        var withKeys = Failures(Of(new ArchiveS3Options { Bucket = "b", ServiceUrl = new Uri("https://key:secret@x") })).ShouldHaveSingleItem();
        withKeys.ShouldContain("AccessKey");
        withKeys.ShouldNotContain("key:secret");
    }

    private static ArchiveOptions Of(ArchiveS3Options s3) => new() { S3 = s3 };

    private static IEnumerable<string> Failures(ArchiveOptions options) =>
        new ArchiveOptionsValidator().Validate(null, options).Failures ?? [];
}

using Microsoft.Extensions.Options;

namespace RedditMcp.Caching.Cold;

/// <summary>Refuses settings of the archive that cannot work, or that keep content longer than Reddit allows by accident.</summary>
internal sealed class ArchiveOptionsValidator : IValidateOptions<ArchiveOptions>
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ArchiveOptions options)
    {
        string?[] problems = [.. OfRetention(options), .. OfBounds(options), .. OfS3(options.S3)];
        var found = problems.OfType<string>().ToArray();
        return found.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static IEnumerable<string?> OfRetention(ArchiveOptions options)
    {
        yield return options.Retention < s_shortest ? $"Archive:Retention is {options.Retention:c}; it must be 00:15:00 or more." : null;
        yield return options.Retention > ArchiveOptions.LongestWithoutAgreement && !options.RetentionAgreedWithReddit
            ? $"Archive:Retention is {options.Retention:c}; Reddit's terms recommend 2.00:00:00 at most. Set Archive:RetentionAgreedWithReddit=true if you have an agreement with Reddit that allows more."
            : null;
        yield return options.SegmentAge < TimeSpan.FromSeconds(1) || options.SegmentAge > s_shortest
            ? $"Archive:SegmentAge is {options.SegmentAge:c}; it must be from 00:00:01 to {s_shortest:c}."
            : null;
    }

    private static IEnumerable<string?> OfBounds(ArchiveOptions options) =>
        from bound in new (string Key, long Value)[]
        {
            ("QueueEntries", options.QueueEntries), ("QueueBytes", options.QueueBytes),
            ("SpoolBytes", options.SpoolBytes), ("SegmentBytes", options.SegmentBytes),
        }
        where bound.Value < 1
        select $"Archive:{bound.Key} is {bound.Value}; it must be 1 or more.";

    private static IEnumerable<string?> OfS3(ArchiveS3Options s3)
    {
        yield return s3.ServiceUrl is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
            ? "Archive:S3:ServiceUrl must be an http:// or https:// URL."
            : null;
        yield return s3.ServiceUrl is { IsAbsoluteUri: true, UserInfo.Length: > 0 }
            ? "Archive:S3:ServiceUrl must not hold the keys: set Archive:S3:AccessKey and Archive:S3:SecretKey."
            : null;
        yield return s3.Bucket is null && (s3.ServiceUrl is not null || s3.AccessKey is not null || s3.Prefix is not null)
            ? "Archive:S3:Bucket is missing: the other settings of Archive:S3 mean nothing without it."
            : null;
        yield return s3.AccessKey is null == s3.SecretKey is null
            ? null
            : "Archive:S3:AccessKey and Archive:S3:SecretKey go together: set both or neither.";
    }
}

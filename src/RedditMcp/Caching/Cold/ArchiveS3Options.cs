namespace RedditMcp.Caching.Cold;

/// <summary>The bucket that holds the archive. Section <c>Archive:S3</c> of the configuration.</summary>
public sealed class ArchiveS3Options
{
    /// <summary>Where the store is, addressed by path; without one it is AWS.</summary>
    public Uri? ServiceUrl { get; set; }

    /// <summary>The bucket, which must exist. Without one the archive is a local folder.</summary>
    public string? Bucket { get; set; }

    /// <summary>What all names in the bucket start with.</summary>
    public string? Prefix { get; set; }

    /// <summary>The access key; set together with <see cref="SecretKey"/>. Without one AWS' own chain is asked.</summary>
    public string? AccessKey { get; set; }

    /// <summary>The secret of <see cref="AccessKey"/>.</summary>
    public string? SecretKey { get; set; }

    /// <summary>The region that requests are signed for.</summary>
    public string Region { get; set; } = "us-east-1";
}

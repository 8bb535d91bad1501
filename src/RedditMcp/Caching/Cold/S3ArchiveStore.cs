using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace RedditMcp.Caching.Cold;

/// <summary>Objects in a bucket of any store that speaks S3: AWS, R2, MinIO, Ceph, ...</summary>
/// <param name="options">Where the bucket is.</param>
internal sealed class S3ArchiveStore(ArchiveS3Options options) : IArchiveStore, IDisposable
{
    private readonly Lazy<AmazonS3Client> _client = new(() => Connect(options));
    private readonly string _prefix = string.IsNullOrEmpty(options.Prefix) ? "" : options.Prefix.Trim('/') + "/";

    /// <inheritdoc/>
    public string Place => $"{options.ServiceUrl?.ToString() ?? "s3://"}{options.Bucket}/{_prefix}";

    /// <inheritdoc/>
    public Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => AskAsync(
        async client =>
        {
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            // One signed body: stores other than Amazon's own do not all take signed chunks.
            return await client.PutObjectAsync(
                new PutObjectRequest { BucketName = options.Bucket, Key = _prefix + name, InputStream = stream, UseChunkEncoding = false },
                cancellationToken);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<byte[]?> GetAsync(string name, CancellationToken cancellationToken) => AskAsync(
        async client =>
        {
            try
            {
                using var found = await client.GetObjectAsync(options.Bucket, _prefix + name, cancellationToken);
                using var content = new MemoryStream();
                await found.ResponseStream.CopyToAsync(content, cancellationToken);
                return content.ToArray();
            }
            catch (AmazonS3Exception absent) when (absent.StatusCode is HttpStatusCode.NotFound && absent.ErrorCode is not "NoSuchBucket")
            {
                return null;
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = options.Bucket, Prefix = _prefix + folder };
        do
        {
            var page = await AskAsync(client => client.ListObjectsV2Async(request, cancellationToken), cancellationToken);
            foreach (var found in page.S3Objects ?? [])
                yield return found.Key[_prefix.Length..];
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        AskAsync(client => client.DeleteObjectAsync(options.Bucket, _prefix + name, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    /// <summary>Whatever goes wrong on the way is trouble of the store, but for the caller's own wish to stop.</summary>
    private async Task<T> AskAsync<T>(Func<AmazonS3Client, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(_client.Value);
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"{Place} does not answer as it should: {trouble.Message}", trouble);
        }
    }

    private static AmazonS3Client Connect(ArchiveS3Options options)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.ServiceUrl is not null,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            Timeout = TimeSpan.FromSeconds(30),
            MaxErrorRetry = 2,
        };
        if (options.ServiceUrl is { } url)
        {
            config.ServiceURL = url.ToString();
            config.AuthenticationRegion = options.Region;
        }
        else
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(options.Region);
        }

        // Without a key of its own, the one that Amazon's tools find: the environment, a profile, the machine's role.
        return options.AccessKey is { } key
            ? new AmazonS3Client(new BasicAWSCredentials(key, options.SecretKey), config)
            : new AmazonS3Client(config);
    }
}

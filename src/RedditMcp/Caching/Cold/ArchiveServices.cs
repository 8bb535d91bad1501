using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedditMcp.Telemetry;

namespace RedditMcp.Caching.Cold;

/// <summary>Registers the archive.</summary>
internal static class ArchiveServices
{
    /// <summary>Adds the archive: with it off nothing is archived, but what it holds still ages, can be asked and be purged.</summary>
    /// <param name="services">Where to add; the clock, metrics and <see cref="CacheOptions"/> are there.</param>
    /// <param name="configuration">The root configuration; section <c>Archive</c> is read.</param>
    public static IServiceCollection AddArchive(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ArchiveOptions>().Bind(configuration.GetSection(ArchiveOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<ArchiveOptions>, ArchiveOptionsValidator>()
            .AddSingleton<ArchiveMetrics>().AddSingleton(StoreOf).AddSingleton(SpoolOf)
            .AddSingleton<ComplianceLog>().AddSingleton<ArchiveUsage>().AddSingleton<ArchiveCatalog>()
            .AddSingleton<SegmentUpload>().AddSingleton<Shipment>().AddSingleton<ArchiveQueue>().AddSingleton<Archiver>()
            .AddSingleton<ArchiveReader>().AddSingleton<ArchivePurge>().AddSingleton<ArchiveRetention>().AddSingleton<ArchiveSize>().AddSingleton<ArchiveProbe>()
            .AddHostedService<ArchiveWorker>();
    }

    private static IArchiveStore StoreOf(IServiceProvider services)
    {
        var archive = services.GetRequiredService<IOptions<ArchiveOptions>>().Value;
        return archive.S3.Bucket is null
            ? new FolderArchiveStore(ArchiveFolder.Of(archive, CacheOf(services)), services.GetRequiredService<TimeProvider>())
            : new S3ArchiveStore(archive.S3);
    }

    private static Spool SpoolOf(IServiceProvider services) => new(
        ArchiveFolder.OfSpool(services.GetRequiredService<IOptions<ArchiveOptions>>().Value, CacheOf(services)),
        services.GetRequiredService<TimeProvider>());

    private static CacheOptions CacheOf(IServiceProvider services) => services.GetRequiredService<IOptions<CacheOptions>>().Value;
}

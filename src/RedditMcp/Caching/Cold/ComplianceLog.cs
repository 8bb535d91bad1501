using System.Text.Json;

namespace RedditMcp.Caching.Cold;

/// <summary>What was purged, when and why; kept for good, see <see cref="ComplianceRecord"/>.</summary>
internal sealed class ComplianceLog(IArchiveStore store, TimeProvider time)
{
    /// <summary>How far the clocks of processes that share an archive may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>Writes a record, in the place of what was written of the same purge.</summary>
    public Task WriteAsync(ComplianceRecord record, CancellationToken cancellationToken) => store.PutAsync(
        ArchiveNames.OfCompliance(record.Id), JsonSerializer.SerializeToUtf8Bytes(record, ArchiveJson.Default.ComplianceRecord), cancellationToken);

    /// <summary>The records of purges that began at an instant or after it, give or take the skew of clocks.</summary>
    public async Task<IReadOnlyList<ComplianceRecord>> ReadSinceAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var found = new List<ComplianceRecord>();
        foreach (var folder in ArchiveNames.Days(ArchiveNames.Compliance, instant - ClockSkew, time.GetUtcNow() + ClockSkew))
        {
            await foreach (var name in store.ListAsync(folder, cancellationToken))
            {
                if (ArchiveNames.MadeAt(name) >= instant - ClockSkew && await store.GetAsync(name, cancellationToken) is { } json && Read(json) is { } record)
                    found.Add(record);
            }
        }

        return found;
    }

    /// <summary>Reads a record; null where it is damaged or of another version.</summary>
    public static ComplianceRecord? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ArchiveJson.Default.ComplianceRecord) is { V: ComplianceRecord.Version } record ? record : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

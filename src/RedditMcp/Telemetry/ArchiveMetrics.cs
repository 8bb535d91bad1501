using System.Diagnostics.Metrics;

namespace RedditMcp.Telemetry;

/// <summary>Counts what is archived, what is not for want of room, and what is purged.</summary>
internal sealed class ArchiveMetrics
{
    private static readonly string[] s_operations = ["spool", "upload", "read", "retention", "purge"];
    private static readonly string[] s_tiers = ["hot", "warm", "cold"];
    private static readonly string[] s_reasons = ["purge", "deleted_on_reddit"];

    private readonly Counter<long> _written;
    private readonly Counter<long> _shed;
    private readonly Counter<long> _errors;
    private readonly Counter<long> _objects;
    private readonly Counter<long> _purged;
    private long _queuedEntries;
    private long _queuedBytes;
    private volatile Holding? _held;

    public ArchiveMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName.Value);
        meter.CreateObservableGauge("archive_queue_entries", () => Interlocked.Read(ref _queuedEntries), description: "Entries that wait in memory for the archive.");
        meter.CreateObservableGauge("archive_queue_bytes", () => Interlocked.Read(ref _queuedBytes), description: "What they weigh.");
        KeyValuePair<string, object?> cold = new("tier", "cold");
        // What is not known yet is not shown; the types are those that the other tiers give these names.
        meter.CreateObservableGauge(
            "cache_size_bytes", () => _held is { } held ? [new Measurement<long>(held.Bytes, cold)] : Array.Empty<Measurement<long>>(), description: "What the entries of a tier weigh.");
        meter.CreateObservableGauge(
            "cache_keys_count", () => _held is { } held ? [new Measurement<int>(held.Entries, cold)] : Array.Empty<Measurement<int>>(), description: "Entries in a tier.");
        _written = meter.CreateCounter<long>("archive_written_total", description: "Entries that reached the archive.");
        _shed = meter.CreateCounter<long>("archive_shed_total", description: "Entries that were not archived for want of room.");
        _errors = meter.CreateCounter<long>("archive_errors_total", description: "What went wrong with the archive, by what was tried.");
        _objects = meter.CreateCounter<long>("archive_objects_total", description: "Objects written to the archive.");
        _purged = meter.CreateCounter<long>("purged_total", description: "Entries removed or shortened by purges.");

        _written.Add(0);
        _shed.Add(0);
        _objects.Add(0);
        foreach (var operation in s_operations)
            Failed(operation, 0);
        foreach (var tier in s_tiers)
        {
            foreach (var reason in s_reasons)
                Purged(tier, reason, 0);
        }
    }

    /// <summary>Adds to what waits; less than 0 for what left.</summary>
    public void Queued(int entries, long bytes)
    {
        Interlocked.Add(ref _queuedEntries, entries);
        Interlocked.Add(ref _queuedBytes, bytes);
    }

    /// <summary>Shows from now on what the archive holds.</summary>
    public void Held(long bytes, int entries) => _held = new Holding(bytes, entries);

    public void Shed(int entries) => _shed.Add(entries);

    /// <summary>Counts a segment that reached the archive.</summary>
    public void Written(int entries, int objects)
    {
        _written.Add(entries);
        _objects.Add(objects);
    }

    /// <summary>Counts failures.</summary>
    /// <param name="operation"><c>spool</c>, <c>upload</c>, <c>read</c>, <c>retention</c> or <c>purge</c>.</param>
    /// <param name="times">How many.</param>
    public void Failed(string operation, int times = 1) => _errors.Add(times, new KeyValuePair<string, object?>("operation", operation));

    /// <summary>Counts entries that a purge removed or shortened.</summary>
    public void Purged(string tier, string reason, int entries) => _purged.Add(entries, new("tier", tier), new("reason", reason));

    private sealed record Holding(long Bytes, int Entries);
}

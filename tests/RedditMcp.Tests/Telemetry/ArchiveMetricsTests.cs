using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Telemetry;

namespace RedditMcp.Tests.Telemetry;

public sealed class ArchiveMetricsTests
{
    [Fact]
    public void All_of_them_are_there_from_the_start()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var factory = services.GetRequiredService<IMeterFactory>();
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Scope == factory)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var name = string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Prepend(instrument.Name));
            seen[name] = seen.GetValueOrDefault(name) + value;
        });
        listener.Start();

        var metrics = new ArchiveMetrics(factory);
        listener.RecordObservableInstruments();

        seen.Values.ShouldAllBe(value => value == 0);
        seen.Keys.Order(StringComparer.Ordinal).ShouldBe(
        [
            "archive_errors_total operation=purge", "archive_errors_total operation=read", "archive_errors_total operation=retention",
            "archive_errors_total operation=spool", "archive_errors_total operation=upload", "archive_objects_total",
            "archive_queue_bytes", "archive_queue_entries", "archive_shed_total", "archive_written_total",
            "purged_total tier=cold reason=deleted_on_reddit", "purged_total tier=cold reason=purge",
            "purged_total tier=hot reason=deleted_on_reddit", "purged_total tier=hot reason=purge",
            "purged_total tier=warm reason=deleted_on_reddit", "purged_total tier=warm reason=purge",
        ]);
        metrics.Queued(2, 300);
        metrics.Purged("warm", "purge", 4);
        listener.RecordObservableInstruments();
        seen["archive_queue_entries"].ShouldBe(2);
        seen["archive_queue_bytes"].ShouldBe(300);
        seen["purged_total tier=warm reason=purge"].ShouldBe(4);
    }
}

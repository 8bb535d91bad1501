using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace RedditMcp.Tests.Harness;

/// <summary>What one session counts with one instrument from now on, by the value of its only label.</summary>
internal sealed class Tally : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _sums = new(StringComparer.Ordinal);

    public Tally(ProductSession session, string name)
    {
        var meters = session.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == name && ReferenceEquals(instrument.Meter.Scope, meters))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) => _sums.AddOrUpdate($"{tags[0].Value}", value, (_, sum) => sum + value));
        _listener.Start();
    }

    /// <summary>All of it: <c>started 2, used 1</c>.</summary>
    public override string ToString() => string.Join(", ", _sums.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));

    public void Dispose() => _listener.Dispose();
}

using System.Collections.Concurrent;
using ModelContextProtocol;

namespace RedditMcp.Tests.Harness;

/// <summary>Keeps what a client was told of progress, in its order.</summary>
internal sealed class ProgressLog : IProgress<ProgressNotificationValue>
{
    private readonly ConcurrentQueue<ProgressNotificationValue> _values = new();

    public IReadOnlyList<ProgressNotificationValue> Values => [.. _values];

    public void Report(ProgressNotificationValue value) => _values.Enqueue(value);
}

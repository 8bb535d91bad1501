using System.Runtime.CompilerServices;
using RedditMcp.Caching.Warm;

namespace RedditMcp.Caching.Purging;

/// <summary>Stands where there is no warm tier: holds nothing and takes nothing.</summary>
internal sealed class NoStore : IWarmTier, INoticeBoard, ILeaseStore
{
    public string Store => "none";

    public bool IsAvailable => true;

    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(string name, CancellationToken cancellationToken) => default;

    public ValueTask<bool> SetAsync(string name, ReadOnlyMemory<byte> value, TimeSpan life, CancellationToken cancellationToken) => default;

    public ValueTask<int?> RemoveAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) => ValueTask.FromResult<int?>(0);

    public async IAsyncEnumerable<StoredValue> ScanAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield break;
    }

    public ValueTask<WarmStatus> StatusAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new WarmStatus { Store = Store, Place = "nowhere" });

    public ValueTask<bool> PostAsync(string notice, CancellationToken cancellationToken) => ValueTask.FromResult(true);

    public ValueTask<NoticePage?> ReadAsync(string? position, CancellationToken cancellationToken) =>
        ValueTask.FromResult<NoticePage?>(new NoticePage([], ""));

    public ValueTask<LeaseOutcome> TryTakeAsync(string name, string owner, TimeSpan life, CancellationToken cancellationToken) =>
        ValueTask.FromResult(LeaseOutcome.Unavailable);

    public ValueTask<bool> RenewAsync(string name, string owner, TimeSpan life, CancellationToken cancellationToken) => default;

    public ValueTask ReleaseAsync(string name, string owner, CancellationToken cancellationToken) => default;
}

using RedditMcp.Caching.Cold;

namespace RedditMcp.Tests.Caching.Cold;

/// <summary>A store that is cut off after so many calls, as by the death of the process or of the network.</summary>
internal sealed class DyingStore(IArchiveStore store, int calls) : IArchiveStore
{
    private int _left = calls;

    /// <summary>Calls since it was cut off.</summary>
    public int Refused => Math.Max(0, -_left);

    /// <summary>Whether it was cut off while somebody wanted something of it.</summary>
    public bool HasDied => _left < 0;

    public string Place => store.Place;

    public Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Live();
        return store.PutAsync(name, content, cancellationToken);
    }

    public Task<byte[]?> GetAsync(string name, CancellationToken cancellationToken)
    {
        Live();
        return store.GetAsync(name, cancellationToken);
    }

    public IAsyncEnumerable<string> ListAsync(string folder, CancellationToken cancellationToken)
    {
        Live();
        return store.ListAsync(folder, cancellationToken);
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        Live();
        return store.DeleteAsync(name, cancellationToken);
    }

    private void Live()
    {
        if (--_left < 0)
            throw new IOException("cut off");
    }
}

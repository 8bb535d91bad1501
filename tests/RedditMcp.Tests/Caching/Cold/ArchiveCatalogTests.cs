using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Caching.Cold;
using static RedditMcp.Tests.Caching.Cold.ArchiveLab;

namespace RedditMcp.Tests.Caching.Cold;

public sealed class ArchiveCatalogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_of_a_day_takes_nothing_from_one_of_many_days()
    {
        using var lab = new ArchiveLab(("Archive:Retention", "10.00:00:00"), ("Archive:RetentionAgreedWithReddit", "true"));
        lab.Offer("python", Post("p1"));
        await lab.Archiver.FlushAsync(Token);
        lab.Time.Advance(TimeSpan.FromDays(5));
        lab.Offer("python", Post("p2"));
        await lab.Archiver.FlushAsync(Token);
        var now = lab.Time.GetUtcNow();
        var store = new InterruptedStore(lab.Store);
        using var reading = lab.Beside(services => services.AddSingleton<IArchiveStore>(store));
        var catalog = reading.Get<ArchiveCatalog>();
        store.OnRead = () => catalog.FindAsync(now, now, Token); // while the manifests are read one by one

        var found = await catalog.FindAsync(Start, now, Token);

        found.Count.ShouldBe(2);
        (await catalog.FindAsync(now, now, Token)).Count.ShouldBe(1);
    }

    /// <summary>A store that lets something else happen before each read.</summary>
    private sealed class InterruptedStore(IArchiveStore store) : IArchiveStore
    {
        private bool _isInterrupted;

        public Func<Task>? OnRead { get; set; }

        public string Place => store.Place;

        public Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => store.PutAsync(name, content, cancellationToken);

        public async Task<byte[]?> GetAsync(string name, CancellationToken cancellationToken)
        {
            var content = await store.GetAsync(name, cancellationToken);
            if (!_isInterrupted)
            {
                _isInterrupted = true;
                await OnRead!();
                _isInterrupted = false;
            }

            return content;
        }

        public IAsyncEnumerable<string> ListAsync(string folder, CancellationToken cancellationToken) => store.ListAsync(folder, cancellationToken);

        public Task DeleteAsync(string name, CancellationToken cancellationToken) => store.DeleteAsync(name, cancellationToken);
    }
}

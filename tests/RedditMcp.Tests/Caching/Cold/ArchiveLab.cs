using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Caching;
using RedditMcp.Caching.Cold;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Tests.Caching.Cold;

/// <summary>A process with an archive, driven step by step. Labs of one folder are processes of one machine.</summary>
internal sealed class ArchiveLab : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private readonly bool _ownsFolder;
    private readonly ServiceProvider _services;
    private readonly (string Key, string Value)[] _settings;

    public ArchiveLab(params (string Key, string Value)[] settings)
        : this(Directory.CreateTempSubdirectory("reddit-mcp-archive-").FullName, new FakeTimeProvider(Start), settings, extend: null)
        => _ownsFolder = true;

    private ArchiveLab(string folder, FakeTimeProvider time, (string Key, string Value)[] settings, Action<IServiceCollection>? extend)
    {
        (Folder, Time, _settings) = (folder, time, settings);
        var all = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Archive:Enabled"] = "true", ["Cache:Directory"] = folder };
        foreach (var (key, value) in settings)
            all[key] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        var services = new ServiceCollection().AddMetrics().AddLogging().AddSingleton<TimeProvider>(time);
        services.AddOptions<CacheOptions>().Bind(configuration.GetSection(CacheOptions.Section));
        services.AddArchive(configuration);
        extend?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public string Folder { get; }

    public FakeTimeProvider Time { get; }

    public Archiver Archiver => Get<Archiver>();

    public IArchiveStore Store => Get<IArchiveStore>();

    public string SpoolFolder => Path.Combine(Folder, "archive", "spool");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Another process of the same machine and archive.</summary>
    public ArchiveLab Beside(Action<IServiceCollection>? extend = null) => new(Folder, Time, _settings, extend);

    /// <summary>The same in a folder that is already there, by the clock on the wall.</summary>
    public static ArchiveLab In(string folder, DateTimeOffset now) => new(folder, new FakeTimeProvider(now), [], extend: null);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Ends the process as a kill does: its locks go, and what it had in memory.</summary>
    public void Die() => Get<Spool>().Dispose();

    /// <summary>Archives a page of posts.</summary>
    public CacheKey Offer(string subreddit, params Post[] posts)
    {
        var (key, entry) = Entry(subreddit, posts);
        Archiver.Offer(key, entry).ShouldBeTrue();
        return key;
    }

    /// <summary>A listing of a community as the cache has it.</summary>
    public (CacheKey Key, CacheEntry Entry) Entry(string subreddit, params Post[] posts)
    {
        var key = CacheKey.Of("posts", $$"""{"sort":"hot","subreddit":"{{subreddit}}"}""");
        return (key, Entry(key, JsonSerializer.SerializeToUtf8Bytes(new PostPage(posts, null), ContentJson.Compact.PostPage), ContentKind.PostsHot));
    }

    public (CacheKey Key, CacheEntry Entry) Thread(Post post, params Comment[] comments)
    {
        var key = CacheKey.Of("comments", $$"""{"post_id":"{{post.Id}}","sort":"confidence"}""");
        return (key, Entry(key, JsonSerializer.SerializeToUtf8Bytes(new ThreadPage(post, comments, []), ContentJson.Compact.ThreadPage), ContentKind.CommentsActive));
    }

    public CacheEntry Entry(CacheKey key, byte[] body, ContentKind kind) => new()
    {
        Body = body,
        Kind = kind,
        Parameters = key.Parameters,
        Source = RedditSource.Simulator,
        FetchedAt = Time.GetUtcNow(),
        FreshUntil = Time.GetUtcNow() + TimeSpan.FromMinutes(5),
        StaleUntil = Time.GetUtcNow() + TimeSpan.FromHours(24),
    };

    public static Post Post(string id, string author = "ada", string subreddit = "python") => new()
    {
        Id = id,
        Title = "Title of " + id,
        Author = author,
        Subreddit = subreddit,
        Selftext = "Text, with \"quotes\", [brackets] {and} commas,\nlines, \\ and ünïcode \U0001F600.",
    };

    public static Comment Comment(string id, string author = "bob") => new() { Id = id, Author = author, Body = "Said in " + id };

    /// <summary>All that a query finds, as "instant type id".</summary>
    public async Task<IReadOnlyList<string>> QueryAsync(Fingerprint? id = null, string? subreddit = null, DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        var query = new ArchiveQuery(from ?? DateTimeOffset.MinValue, to ?? DateTimeOffset.MaxValue) { Id = id, Subreddit = subreddit };
        var found = new List<string>();
        await foreach (var item in Get<ArchiveReader>().QueryAsync(query, Token))
        {
            using var json = JsonDocument.Parse(item.Json);
            found.Add(string.Create(CultureInfo.InvariantCulture, $"{item.Entry.FetchedAt:HH:mm} {ArchiveLine.SnakeCase(item.Type)} {json.RootElement.GetProperty("id").GetString()}"));
        }

        return found;
    }

    /// <summary>The names in the archive below a folder.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(string folder)
    {
        var names = new List<string>();
        await foreach (var name in Store.ListAsync(folder, Token))
            names.Add(name);
        return names;
    }

    public void Dispose()
    {
        _services.Dispose();
        if (_ownsFolder && Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }
}

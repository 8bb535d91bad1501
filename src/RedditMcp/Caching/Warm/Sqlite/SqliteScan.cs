using System.Runtime.CompilerServices;

namespace RedditMcp.Caching.Warm.Sqlite;

/// <summary>Reads rows in the order of their names, a page at a time, so that one page goes on where the last ended whatever is written meanwhile.</summary>
internal static class SqliteScan
{
    /// <summary>Rows of a page.</summary>
    public const int Page = 256;

    /// <summary>The rows whose name starts so.</summary>
    /// <param name="store">The store.</param>
    /// <param name="prefix">How names start.</param>
    /// <param name="read">Reads a page of those after a name, by the store's time.</param>
    /// <param name="nameOf">The name of one that was read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The store stopped answering before all was read.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        SqliteStore store, string prefix, Func<SqliteSession, string, string, long, List<T>> read, Func<T, string> nameOf,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (last, count) = ("", Page);
        while (count == Page)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = store.Read(
                (prefix, last, now: store.Now, read), static (session, asked) => asked.read(session, asked.prefix, asked.last, asked.now));
            if (!page.Answered)
                throw new IOException($"The cache file in {store.File.Folder} could not be read to its end.");
            count = page.Value!.Count;
            foreach (var row in page.Value)
            {
                yield return row;
                last = nameOf(row);
            }

            await Task.CompletedTask;
        }
    }
}

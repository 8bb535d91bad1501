using System.Runtime.CompilerServices;
using System.Text;
using StackExchange.Redis;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>Reads the names of keys from every master, a page at a time.</summary>
internal sealed class RedisScan(RedisLink link)
{
    private const int Page = 512;

    /// <summary>The names that match, in no order; one may come twice.</summary>
    /// <param name="pattern">The pattern; see <see cref="Escape"/>.</param>
    /// <param name="type">The type of the keys, as Redis calls it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">Redis stopped answering before all was read.</exception>
    public async IAsyncEnumerable<string[]> NamesAsync(string pattern, string type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var masters = await link.AskAsync(RedisOperation.Scan, 0, static (session, _) => Task.FromResult((session.Masters, session.IsWhole)), cancellationToken);
        if (!masters.Answered || !masters.Value.IsWhole)
            throw Incomplete();
        foreach (var master in masters.Value.Masters)
        {
            var cursor = 0L;
            do
            {
                var page = await link.AskAsync(
                    RedisOperation.Scan, (master, cursor, pattern, type),
                    static (session, from) => PageAsync(session, from.master, from.cursor, from.pattern, from.type), cancellationToken);
                if (!page.Answered)
                    throw Incomplete();
                yield return page.Value.Names;
                cursor = page.Value.Next;
            }
            while (cursor != 0);
        }
    }

    /// <summary>What is thrown when not all could be read.</summary>
    public IOException Incomplete() => new($"Redis at {link.Place} stopped answering before all of it was read.");

    /// <summary>A text as it stands in a pattern that means just it.</summary>
    public static string Escape(string text)
    {
        var pattern = new StringBuilder(text.Length + 1);
        foreach (var character in text)
            pattern.Append(character is '*' or '?' or '[' or ']' or '\\' or '^' ? "\\" : "").Append(character);
        return pattern.ToString();
    }

    private static async Task<(long Next, string[] Names)> PageAsync(RedisSession session, IServer master, long cursor, string pattern, string type)
    {
        var page = (RedisResult[])(await master.ExecuteAsync(
            session.Database.Database, "SCAN", [cursor, "MATCH", pattern, "COUNT", Page, "TYPE", type]))!;
        return ((long)page[0], (string[])page[1]!);
    }
}

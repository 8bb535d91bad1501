using RedditMcp.Caching.Warm.Sqlite;

namespace RedditMcp.Budget.Users;

/// <summary>Requests as rows of the state's file.</summary>
internal sealed class SqliteRequestTally(SqliteStore store) : IRequestTally
{
    public ValueTask<IReadOnlyList<int>?> AddAsync(long minute, IReadOnlyList<RequestCount> added, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(store.Write(
            (minute, added),
            static (session, asked) =>
            {
                session.Execute("DELETE FROM user_requests WHERE minute < $old OR minute > $ahead", ("$old", asked.minute - 1), ("$ahead", asked.minute + 1));
                return (IReadOnlyList<int>)[.. asked.added.Select(count => Add(session, asked.minute, count))];
            }).Value);
    }

    private static int Add(SqliteSession session, long minute, RequestCount count) => (int)(long)session.Scalar(
        """
        INSERT INTO user_requests(minute, caller, requests) VALUES ($minute, $caller, $requests)
        ON CONFLICT(minute, caller) DO UPDATE SET requests = requests + excluded.requests RETURNING requests
        """,
        ("$minute", minute), ("$caller", count.Caller), ("$requests", count.Requests))!;
}

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>Notices as a stream. A position is the id of the last notice read.</summary>
internal sealed class RedisNoticeBoard(RedisLink link) : INoticeBoard
{
    private const string Key = "reddit:notices:v1";
    private const string Start = "0-0";
    private const int PageSize = 100;

    private static readonly TimeSpan s_life = TimeSpan.FromDays(2);

    public async ValueTask<bool> PostAsync(string notice, CancellationToken cancellationToken) => (await link.AskAsync(
        RedisOperation.Notice, notice,
        static (session, text) => session.Database.ScriptEvaluateAsync(RedisScripts.Post, [Key], [text, (long)s_life.TotalMilliseconds]),
        cancellationToken)).Answered;

    public async ValueTask<NoticePage?> ReadAsync(string? position, CancellationToken cancellationToken) => (await link.AskAsync(
        RedisOperation.Get, position ?? Start, static (session, after) => PageAsync(session, after), cancellationToken)).Value;

    private static async Task<NoticePage> PageAsync(RedisSession session, string after)
    {
        var found = await session.Database.StreamReadAsync(Key, after, PageSize);
        return new NoticePage([.. found.Select(entry => entry["notice"].ToString())], found is [.., var last] ? last.Id.ToString() : after);
    }
}

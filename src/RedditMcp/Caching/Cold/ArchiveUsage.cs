using System.Globalization;
using System.Text.Json;

namespace RedditMcp.Caching.Cold;

/// <summary>Keeps the daily figures of what this process archived.</summary>
internal sealed class ArchiveUsage(IArchiveStore store, TimeProvider time)
{
    private readonly string _writer = TimedId.New(time.GetUtcNow());
    private readonly Dictionary<DateTimeOffset, UsageDay> _days = [];

    /// <summary>Counts what was archived and writes the figures of its days. What a store refuses is written with the next.</summary>
    public async Task RecordAsync(IReadOnlyCollection<ArchivedEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            var day = new DateTimeOffset(entry.FetchedAt.UtcDateTime.Date, TimeSpan.Zero);
            _days[day] = (_days.GetValueOrDefault(day) ?? Empty(day)).With(entry);
        }

        foreach (var (day, usage) in _days)
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(usage, ArchiveJson.Default.UsageDay);
            await store.PutAsync(ArchiveNames.OfUsage(day, _writer), json, cancellationToken);
            if (day < time.GetUtcNow() - ArchiveOptions.LongestWithoutAgreement)
                _days.Remove(day); // nothing of that day can come any more
        }
    }

    private UsageDay Empty(DateTimeOffset day) => new(
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), _writer, Entries: 0, Bytes: 0,
        new SortedDictionary<string, long>(StringComparer.Ordinal), new SortedDictionary<string, long>(StringComparer.Ordinal));
}

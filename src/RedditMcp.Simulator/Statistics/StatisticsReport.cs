using System.Globalization;
using System.Text.Json;
using RedditMcp.Simulator.Access;
using RedditMcp.Simulator.Rendering;
using RedditMcp.Simulator.Serving;

namespace RedditMcp.Simulator.Statistics;

/// <summary>The statistics as <c>GET /__stats</c> shows them.</summary>
internal static class StatisticsReport
{
    private const int Throttled = 429;

    public static byte[] Render(CallStatistics statistics, QuotaLedger quota, long now)
    {
        var kinds = statistics.ByKind.ToList();
        using var writer = new ThingWriter(raw: true);
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteNumber("total"u8, kinds.Sum(entry => entry.Calls));
        json.WriteNumber("api_calls"u8, kinds.Where(entry => IsApi(entry.Kind)).Sum(entry => entry.Calls));
        json.WriteNumber("rate_limited"u8, kinds.Where(entry => entry.Status == Throttled).Sum(entry => entry.Calls));
        json.WriteNumber("leaked_tokens"u8, statistics.LeakedTokens);
        json.WriteNumber("max_parallel_morechildren"u8, statistics.MostParallelMoreChildren);
        WriteCounts(json, "by_status"u8, kinds.Select(entry => (Text(entry.Status), entry.Calls)));
        WriteTable(json, "by_kind"u8, kinds.Select(entry => (EndpointKinds.NameOf(entry.Kind), entry.Status, entry.Calls)));
        WriteTable(json, "by_path"u8, statistics.ByPath);
        WriteQuota(json, quota, now);
        json.WriteEndObject();
        return writer.ToArray();
    }

    private static bool IsApi(EndpointKind kind) => kind is not (EndpointKind.Token or EndpointKind.ShareLink);

    private static void WriteTable(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<(string Name, int Status, long Calls)> entries)
    {
        json.WriteStartObject(name);
        foreach (var group in entries.GroupBy(entry => entry.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(group.Key);
            foreach (var (_, status, calls) in group.OrderBy(entry => entry.Status))
                json.WriteNumber(Text(status), calls);

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<(string Name, long Calls)> entries)
    {
        json.WriteStartObject(name);
        foreach (var group in entries.GroupBy(entry => entry.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
            json.WriteNumber(group.Key, group.Sum(entry => entry.Calls));

        json.WriteEndObject();
    }

    private static void WriteQuota(Utf8JsonWriter json, QuotaLedger quota, long now)
    {
        json.WriteStartObject("quota"u8);
        foreach (var (client, reading) in quota.Readings(now).OrderBy(entry => entry.ClientId, StringComparer.Ordinal))
        {
            json.WriteStartObject(client);
            json.WriteNumber("used"u8, reading.Used);
            json.WriteNumber("limit"u8, quota.Limit);
            json.WriteNumber("reset_seconds"u8, reading.ResetSeconds);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Caching;
using RedditMcp.Caching.Warm;
using StackExchange.Redis;

namespace RedditMcp.Bench;

/// <summary>
/// What a hit in the warm tier costs beside the driver alone: both read the same value of about 10 KB and unpack it to 51 KB, in turns of one run.
/// The medians of all rounds are told; the tier is meant to take at most 1.2 times the driver's.
/// </summary>
internal static class WarmLookup
{
    private const int UnpackedBytes = 51 * 1024;
    private const int Rounds = 40;
    private const int PerRound = 200;
    private const string Name = "reddit:posts:0123456789abcdef:v1";

    public static async Task<int> RunAsync(string? redis)
    {
        var packed = Packed();
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"value: {packed.Length} B packed, {UnpackedBytes} B unpacked"));
        await SqliteAsync(packed);
        if (redis is not null)
            await RedisAsync(packed, redis);
        return 0;
    }

    private static async Task SqliteAsync(byte[] packed)
    {
        var folder = Directory.CreateTempSubdirectory("reddit-mcp-bench-");
        await using (var services = Stores.Open(new CacheOptions { Directory = folder.FullName }))
        {
            var tier = services.GetRequiredService<IWarmTier>();
            await tier.SetAsync(Name, packed, TimeSpan.FromHours(1), CancellationToken.None);
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "cache-v1.db")};Pooling=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT value FROM entries WHERE name = $name";
            command.Parameters.AddWithValue("$name", Name);
            await MeasureAsync(
                "sqlite", () => ValueTask.FromResult<ReadOnlyMemory<byte>>((byte[])command.ExecuteScalar()!),
                async () => (await tier.GetAsync(Name, CancellationToken.None))!.Value);
        }

        folder.Delete(recursive: true);
    }

    private static async Task RedisAsync(byte[] packed, string redis)
    {
        await using var services = Stores.Open(new CacheOptions { Redis = redis });
        var tier = services.GetRequiredService<IWarmTier>();
        while (!await tier.SetAsync(Name, packed, TimeSpan.FromHours(1), CancellationToken.None))
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        await using var multiplexer = await ConnectionMultiplexer.ConnectAsync(Caching.Warm.Redis.RedisAddress.Parse(redis).Options);
        var database = multiplexer.GetDatabase();
        await MeasureAsync(
            "redis", async () => (ReadOnlyMemory<byte>)await database.StringGetAsync(Name),
            async () => (await tier.GetAsync(Name, CancellationToken.None))!.Value);
        await tier.RemoveAsync([Name], CancellationToken.None);
    }

    /// <summary>The first round of each is not counted.</summary>
    private static async Task MeasureAsync(string store, Func<ValueTask<ReadOnlyMemory<byte>>> driver, Func<ValueTask<ReadOnlyMemory<byte>>> tier)
    {
        var (drivers, tiers) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var (first, second) = (await RoundAsync(driver), await RoundAsync(tier));
            if (round > 0)
            {
                drivers.AddRange(first);
                tiers.AddRange(second);
            }
        }

        var (alone, through) = (Stores.Median(drivers), Stores.Median(tiers));
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{store}: driver {alone:0.0} us, tier {through:0.0} us, ratio {through / alone:0.00} (medians of {tiers.Count})"));
    }

    private static async Task<List<double>> RoundAsync(Func<ValueTask<ReadOnlyMemory<byte>>> read)
    {
        var times = new List<double>(PerRound);
        for (var i = 0; i < PerRound; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Unpack(await read());
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return times;
    }

    private static void Unpack(ReadOnlyMemory<byte> packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed.ToArray(), writable: false), CompressionMode.Decompress);
        var unpacked = new byte[UnpackedBytes];
        gzip.ReadExactly(unpacked);
    }

    /// <summary>Text that packs about as well as a trimmed listing: to a fifth.</summary>
    private static byte[] Packed()
    {
        var random = new Random(1);
        var words = Enumerable.Range(0, 900).Select(_ => Letters(random, random.Next(3, 9))).ToArray();
        var text = new StringBuilder();
        while (text.Length < UnpackedBytes)
            text.Append("\"title\":\"").Append(words[random.Next(30)]).Append(' ').Append(words[random.Next(words.Length)]).Append("\",\"selftext\":\"\",");
        var unpacked = Encoding.ASCII.GetBytes(text.ToString(0, UnpackedBytes));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(unpacked);
        return packed.ToArray();
    }

    private static string Letters(Random random, int count) =>
        string.Create(count, random, static (letters, source) =>
        {
            foreach (ref var letter in letters)
                letter = (char)source.Next('a', 'z' + 1);
        });
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Warm.Sqlite;

/// <summary>What happens to the file when other real processes are at it.</summary>
public sealed class SqliteProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _workers = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var worker in _workers)
        {
            if (!worker.HasExited)
                worker.Kill();
            worker.WaitForExit();
            worker.Dispose();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task A_process_killed_while_writing_leaves_every_value_that_was_taken()
    {
        var worker = Start(StoreWorker.Beating);
        var last = 0;
        while (last < 300)
            last = int.Parse((await worker.StandardOutput.ReadLineAsync(Cancel))!, CultureInfo.InvariantCulture);
        worker.Kill();
        await worker.WaitForExitAsync(Cancel);

        await using var stores = WarmStores.OnFile(_folder, TimeProvider.System);
        for (var n = 1; n <= last; n++)
            (await stores.Tier.GetAsync(StoreWorker.NameOf(n), Cancel))!.Value.ToArray().ShouldBe(StoreWorker.ValueOf(n));
        (await stores.WorksAsync()).ShouldBeTrue();
        Damaged().ShouldBeEmpty();
    }

    [Fact]
    public async Task Four_processes_replace_a_damaged_file_once_and_meet_in_the_new_one()
    {
        var seen = new ConcurrentDictionary<int, int[]>();
        var reading = Enumerable.Range(0, StoreWorker.Beating).Select(number => FollowAsync(Start(number), number, seen)).ToList();
        await MeetAsync(seen, [0, 0, 0, 0]);

        await Overwrite("cache-v1.db");
        await Overwrite("cache-v1.db-wal");
        var before = Enumerable.Range(0, StoreWorker.Beating).Select(peer => seen.Values.Max(beats => beats[peer])).ToArray();

        await MeetAsync(seen, before);
        Damaged().Length.ShouldBe(1);
        foreach (var worker in _workers)
            worker.Kill();
        await Task.WhenAll(reading);
    }

    private Process Start(int number)
    {
        var worker = StoreWorker.Start(_folder, number);
        _workers.Add(worker);
        return worker;
    }

    /// <summary>Waits until every process reads, from every process, a later beat than these.</summary>
    private static Task MeetAsync(ConcurrentDictionary<int, int[]> seen, int[] before) => Patience.UntilAsync(
        () => ValueTask.FromResult(seen.Count == StoreWorker.Beating && seen.Values.All(beats => beats.Zip(before).All(pair => pair.First > pair.Second))),
        "all processes read each other's beats");

    private static async Task FollowAsync(Process worker, int number, ConcurrentDictionary<int, int[]> seen)
    {
        while (await worker.StandardOutput.ReadLineAsync(Cancel) is { } line)
        {
            if (line.Split(' ') is { Length: StoreWorker.Beating } beats)
                seen[number] = [.. beats.Select(beat => int.Parse(beat, CultureInfo.InvariantCulture))];
        }
    }

    private string[] Damaged() => [.. Directory.GetFiles(_folder, "*.damaged-*").Where(file => char.IsAsciiDigit(file[^1]))];

    private async Task Overwrite(string file)
    {
        await using var stream = new FileStream(Path.Combine(_folder, file), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        var garbage = new byte[Math.Max(4096, stream.Length)];
        new Random(1).NextBytes(garbage);
        await stream.WriteAsync(garbage, Cancel);
    }
}

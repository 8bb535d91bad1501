using System.Diagnostics;
using System.Globalization;
using RedditMcp.Tests.Caching.Warm;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestPipelineStartup(typeof(StoreWorker))]

namespace RedditMcp.Tests.Caching.Warm;

/// <summary>
/// Another real process on the embedded store: this very program, which does the worker's job in the place of the tests when the environment
/// says so, and never comes back from it.
/// </summary>
public sealed class StoreWorker : ITestPipelineStartup
{
    private const string Folder = "STORE_WORKER_FOLDER";
    private const string Number = "STORE_WORKER_NUMBER";

    /// <summary>How many beat; a worker with a higher number fills.</summary>
    internal const int Beating = 4;

    private static readonly TimeSpan s_life = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    /// <summary>What the filling worker writes as its nth value.</summary>
    internal static byte[] ValueOf(int n)
    {
        var value = new byte[3_000 + (n % 5_000)];
        new Random(n).NextBytes(value);
        return value;
    }

    internal static string NameOf(int n) => string.Create(CultureInfo.InvariantCulture, $"worker:posts:{n}:v1");

    /// <summary>Starts one; its lines say how far it is.</summary>
    internal static Process Start(string folder, int number)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "RedditMcp.Tests.dll");
        var start = new ProcessStartInfo("dotnet", [program]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment[Folder] = folder;
        start.Environment[Number] = number.ToString(CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }

    public async ValueTask StartAsync(IMessageSink diagnosticMessageSink)
    {
        if (Environment.GetEnvironmentVariable(Folder) is not { } folder)
            return;

        var number = int.Parse(Environment.GetEnvironmentVariable(Number)!, CultureInfo.InvariantCulture);
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        await using var stores = WarmStores.OnFile(folder, TimeProvider.System);
        for (var n = 1; Environment.GetEnvironmentVariable(Folder) is not null; n++)
        {
            if (number >= Beating)
                await FillAsync(stores, n, output);
            else
                await BeatAsync(stores, number, n, output);
        }
    }

    public ValueTask StopAsync() => ValueTask.CompletedTask;

    /// <summary>Writes the nth value and says so once it is taken.</summary>
    private static async Task FillAsync(WarmStores stores, int n, StreamWriter output)
    {
        if (await stores.Tier.SetAsync(NameOf(n), ValueOf(n), s_life, CancellationToken.None))
            await output.WriteLineAsync(n.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Writes its own beat and says which beats it reads, its own among them.</summary>
    private static async Task BeatAsync(WarmStores stores, int number, int n, StreamWriter output)
    {
        await stores.Tier.SetAsync(NameOf(number), BitConverter.GetBytes(n), s_life, CancellationToken.None);
        var seen = new List<int>();
        for (var peer = 0; peer < Beating; peer++)
            seen.Add(await stores.Tier.GetAsync(NameOf(peer), CancellationToken.None) is { Length: sizeof(int) } beat ? BitConverter.ToInt32(beat.Span) : 0);
        await output.WriteLineAsync(string.Join(' ', seen));
        await Task.Delay(s_pause, TimeProvider.System);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RedditMcp.LoadLab.Workloads;

namespace RedditMcp.LoadLab.Rigs;

/// <summary>The warm tier of a process rig: a folder, or a Redis that is started for it, gone at the end. The cache may be changed for an empty one; what must survive stays.</summary>
internal sealed class LabStore : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reddit-mcp-lab-").FullName;
    private readonly Process? _redis;
    private readonly int _port;
    private int _cache;

    private LabStore(Process? redis, int port) => (_redis, _port) = (redis, port);

    /// <summary>What tells a server of it.</summary>
    public IReadOnlyDictionary<string, string> Environment => _redis is null
        ? new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["XDG_CACHE_HOME"] = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"cache{_cache}")),
            ["XDG_STATE_HOME"] = Path.Combine(_folder, "state"),
        }
        : new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["REDIS_URL"] = string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{_port}/{_cache + 1}"),
            ["STATE_REDIS_URL"] = string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{_port}/0"),
        };

    /// <summary>Starts it.</summary>
    /// <exception cref="WorkloadException">There is no <c>redis-server</c>, or it does not answer.</exception>
    public static async Task<LabStore> StartAsync(StoreKind kind)
    {
        if (kind == StoreKind.Sqlite)
            return new LabStore(redis: null, port: 0);
        var port = FreePort();
        try
        {
            string[] arguments = ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
            var redis = Process.Start(new ProcessStartInfo("redis-server", arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
            redis.OutputDataReceived += (_, _) => { };
            redis.BeginOutputReadLine();
            await WaitForPortAsync(port);
            return new LabStore(redis, port);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new WorkloadException("redis-server is not installed: install it (Debian: redis-server), or leave --store redis out");
        }
    }

    /// <summary>From now on <see cref="Environment"/> names a cache with nothing in it.</summary>
    public void TakeEmptyCache() => _cache++;

    public ValueTask DisposeAsync()
    {
        _redis?.Kill();
        _redis?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task WaitForPortAsync(int port)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (tries < 100)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
            }
            catch (SocketException)
            {
                throw new WorkloadException("redis-server does not answer");
            }
        }
    }
}

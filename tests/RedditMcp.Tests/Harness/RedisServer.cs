using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace RedditMcp.Tests.Harness;

/// <summary>A real Redis on a port of its own, holding nothing when it starts.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private const int Tries = 5;

    private readonly TemporaryFolder _folder = new();
    private readonly string[] _settings;
    private readonly int _clusterPort = FreePort();
    private Process _process;

    private RedisServer(int port, string[] settings)
    {
        Port = port;
        _settings = settings;
        _process = Run();
    }

    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "redis-server")));

    public int Port { get; }

    public string Url => string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{Port}");

    /// <summary>Starts one, or skips the test where Redis is not installed.</summary>
    public static async Task<RedisServer> StartAsync(params string[] settings)
    {
        Assert.SkipUnless(IsInstalled, "redis-server is not installed");
        for (var tries = 1; ; tries++)
        {
            var server = new RedisServer(FreePort(), settings);
            await server.AwaitAnswerAsync();
            if (!server._process.HasExited || tries == Tries)
                return server;
            await server.DisposeAsync(); // a test beside this one was given the same port
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts it again on its port, without what it held.</summary>
    public async Task RestartAsync()
    {
        _process.Dispose();
        _process = Run();
        await AwaitAnswerAsync();
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Makes it hang, with its connections open.</summary>
    public Task StopAsync() => SignalAsync("-STOP");

    /// <summary>Ends the hanging.</summary>
    public Task ContinueAsync() => SignalAsync("-CONT");

    /// <summary>What <c>redis-cli</c> prints.</summary>
    public Task<string> CliAsync(params string[] command) => OutputAsync(
        "redis-cli", ["-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), .. command]);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _folder.Dispose();
    }

    internal static async Task<string> OutputAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await output + await errors).Trim();
    }

    private Task<string> SignalAsync(string signal) => OutputAsync("kill", [signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);

    private Process Run()
    {
        string[] arguments =
        [
            "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", _folder.Path,
            "--logfile", Path.Combine(_folder, "redis.log"), .. _settings,
            .. _settings.Contains("--cluster-enabled") ? (string[])["--cluster-port", _clusterPort.ToString(CultureInfo.InvariantCulture)] : [],
        ];
        return Process.Start(new ProcessStartInfo("redis-server", arguments))!;
    }

    /// <summary>Any answer will do: one that wants a password says so. One that has ended gives none.</summary>
    private Task AwaitAnswerAsync() => Patience.UntilAsync(
        async () =>
        {
            if (_process.HasExited)
                return true;
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port, TestContext.Current.CancellationToken);
                await client.GetStream().WriteAsync("PING\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
                return await client.GetStream().ReadAsync(new byte[16], TestContext.Current.CancellationToken) > 0;
            }
            catch (SocketException)
            {
                return false;
            }
        },
        "redis-server answers");
}

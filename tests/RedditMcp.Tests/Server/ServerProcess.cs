using System.Diagnostics;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Server;

/// <summary>The built server as a process of its own, with none of this machine's settings.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly string[] s_inherited = ["PATH", "HOME", "DOTNET_ROOT", "TMPDIR"];

    private readonly Process _process;
    private readonly TemporaryFolder _folder;

    private ServerProcess(Process process, TemporaryFolder folder)
    {
        _process = process;
        _folder = folder;
        Errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public StreamWriter Input => _process.StandardInput;

    public StreamReader Output => _process.StandardOutput;

    /// <summary>All of stderr, once the process has ended.</summary>
    public Task<string> Errors { get; }

    public static ServerProcess Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "reddit-mcp.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        foreach (var name in start.Environment.Keys.Except(s_inherited, StringComparer.Ordinal).ToArray())
            start.Environment.Remove(name);

        var folder = new TemporaryFolder();
        start.Environment["REDDIT_MCP_CACHE_DIR"] = folder.Path;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        return new ServerProcess(Process.Start(start)!, folder);
    }

    /// <summary>Asks the process to end, as a supervisor does.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for the end, and fails if that takes longer than a client would wait.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync(TimeSpan patience)
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(patience, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);

        _process.Dispose();
        _folder.Dispose();
    }
}

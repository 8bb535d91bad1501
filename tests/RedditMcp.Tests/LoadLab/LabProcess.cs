using System.Diagnostics;
using System.Text.Json;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.LoadLab;

/// <summary>The lab in a process of its own: its clock takes the whole thread pool, and the tests beside this one use theirs.</summary>
internal sealed class LabProcess : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The report with its charts, after a run.</summary>
    public string HtmlPath => Path.Combine(_folder.Path, "report.html");

    public void Dispose() => _folder.Dispose();

    /// <summary>Runs it.</summary>
    public async Task<(int Code, JsonElement Report)> RunAsync(params string[] arguments)
    {
        var path = Path.Combine(_folder.Path, "report.json");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RedditMcp.LoadLab.dll"), .. arguments, "--report", path])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var lab = Process.Start(start)!;
        var (output, error) = (lab.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), lab.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await lab.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await error).ShouldBeEmpty();
        (await output).ShouldNotBeEmpty();
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        return (lab.ExitCode, report.RootElement.Clone());
    }

    /// <summary>Writes a workload or a trace.</summary>
    public string Write(string text)
    {
        var path = Path.Combine(_folder.Path, "given");
        File.WriteAllText(path, text);
        return path;
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;

namespace RedditMcp.Tests.Caching.Cold;

/// <summary>A real S3 server of its own (s3rver, from npm), with one empty bucket. Where there is no npm, tests that need it are skipped.</summary>
public sealed partial class S3Server : IAsyncLifetime
{
    public const string Bucket = "archive";
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly string _data = Directory.CreateTempSubdirectory("reddit-mcp-s3-").FullName;
    private string? _missing;
    private Process? _process;
    private Uri? _url;

    /// <summary>Settings of an archive in a corner of the bucket that no other test has.</summary>
    public (string Key, string Value)[] Settings()
    {
        if (_missing is not null)
            Assert.Skip(_missing);
        return
        [
            ("Archive:S3:ServiceUrl", _url!.ToString()),
            ("Archive:S3:Bucket", Bucket),
            ("Archive:S3:Prefix", "tests/" + Guid.NewGuid().ToString("N")),
            ("Archive:S3:AccessKey", "S3RVER"),
            ("Archive:S3:SecretKey", "S3RVER"),
        ];
    }

    public async ValueTask InitializeAsync()
    {
        _missing = await InstallAsync();
        if (_missing is not null)
            return;
        var program = Path.Combine("node_modules", "s3rver", "bin", "s3rver.js");
        // It makes the tokens of long listings with a cipher that OpenSSL 3 keeps among its legacy.
        _process = Start("node", Folder(), "--openssl-legacy-provider", program, "-d", _data, "-a", "127.0.0.1", "-p", "0", "--configure-bucket", Bucket);
        _url = await FindUrlAsync(_process).WaitAsync(s_patience);
        _ = _process.StandardOutput.ReadToEndAsync();
        _ = _process.StandardError.ReadToEndAsync();
    }

    public ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            _process.Kill(entireProcessTree: true);
        _process?.Dispose();
        Directory.Delete(_data, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Installs the pinned package where it is not.</summary>
    /// <returns>Why there is none; null where there is.</returns>
    private static async Task<string?> InstallAsync()
    {
        if (Directory.Exists(Path.Combine(Folder(), "node_modules", "s3rver")))
            return null;
        try
        {
            using var npm = Start("npm", Folder(), "ci", "--ignore-scripts", "--silent");
            await npm.WaitForExitAsync().WaitAsync(s_patience);
            return npm.ExitCode == 0 ? null : "npm could not install s3rver: the archive is not tested on S3";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "npm is not installed: the archive is not tested on S3";
        }
    }

    private static async Task<Uri> FindUrlAsync(Process server)
    {
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
                return new Uri("http://127.0.0.1:" + match.Groups["port"].Value);
        }

        throw new InvalidOperationException("s3rver did not start: " + await server.StandardError.ReadToEndAsync());
    }

    private static Process Start(string program, string folder, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!;

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "tests", "s3", "package.json")))
            folder = folder.Parent ?? throw new InvalidOperationException("tests/s3 not found above " + AppContext.BaseDirectory);
        return Path.Combine(folder.FullName, "tests", "s3");
    }

    [GeneratedRegex(@"listening on \S*:(?<port>\d+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}

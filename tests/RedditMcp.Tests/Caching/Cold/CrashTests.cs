using System.Diagnostics;
using System.Globalization;
using static RedditMcp.Tests.Caching.Cold.ArchiveLab;

namespace RedditMcp.Tests.Caching.Cold;

/// <summary>A real process that is killed while it archives.</summary>
public sealed class CrashTests : IDisposable
{
    private const string FolderVariable = "REDDIT_MCP_TEST_CRASH_FOLDER";
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("reddit-mcp-crash-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_a_killed_process_had_written_is_in_the_archive_exactly_once()
    {
        using var child = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(CrashTests).Assembly.Location, "-noLogo", "-explicit", "only", "-method", $"{typeof(CrashTests).FullName}.{nameof(Archive_until_killed)}"])
        {
            Environment = { [FolderVariable] = _folder },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        _ = child.StandardOutput.ReadToEndAsync(Token);
        while (Progress() < 40)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token).WaitAsync(s_patience, Token);
        child.Kill();
        await child.WaitForExitAsync(Token).WaitAsync(s_patience, Token);
        var promised = Progress();

        using var successor = In(_folder, Start);
        (await successor.Archiver.FlushAsync(Token)).ShouldBeTrue(successor.Archiver.Trouble);

        var found = await successor.QueryAsync();
        found.Distinct(StringComparer.Ordinal).Count().ShouldBe(found.Count);
        found.Except(Enumerable.Range(0, promised + 2).Select(NameOf), StringComparer.Ordinal).ShouldBeEmpty();
        Enumerable.Range(0, promised).Select(NameOf).Except(found, StringComparer.Ordinal).ShouldBeEmpty();
        Directory.GetFiles(successor.SpoolFolder).ShouldBeEmpty();
    }

    /// <summary>The child: archives for good, and says in a file how much of it is safe.</summary>
    [Fact(Explicit = true)]
    public async Task Archive_until_killed()
    {
        using var lab = In(Environment.GetEnvironmentVariable(FolderVariable)!, Start);
        for (var number = 0; ; number++)
        {
            lab.Offer("python", Post("p" + number.ToString(CultureInfo.InvariantCulture)));
            if (number % 10 == 9)
                await lab.Archiver.FlushAsync(Token);
            else
                await lab.Archiver.StepAsync(Token);
            await File.WriteAllTextAsync(ProgressFile + ".new", (number + 1).ToString(CultureInfo.InvariantCulture), Token);
            File.Move(ProgressFile + ".new", ProgressFile, overwrite: true);
        }
    }

    private string ProgressFile => Path.Combine(Environment.GetEnvironmentVariable(FolderVariable) ?? _folder, "progress");

    private int Progress() => File.Exists(ProgressFile) ? int.Parse(File.ReadAllText(ProgressFile), CultureInfo.InvariantCulture) : 0;

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"12:00 post p{number}");
}

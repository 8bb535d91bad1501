using System.Text.Json;

namespace RedditMcp.Tests.Harness;

/// <summary>The recorded Reddit beside the repository. Tests that need it are skipped where it is not.</summary>
internal static class Recordings
{
    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 256 };
    private static readonly Lazy<string?> s_folder = new(Find);
    private static readonly Lazy<IReadOnlyList<Recording>> s_all = new(Load);

    /// <summary>The folder; skips the test where there is none.</summary>
    public static string Folder
    {
        get
        {
            if (s_folder.Value is null)
                Assert.Skip("recordings not found: expected them in ../shared/recordings beside the repository");
            return s_folder.Value;
        }
    }

    /// <summary>Whether the recordings are there.</summary>
    public static bool Exist => s_folder.Value is not null;

    public static IReadOnlyList<Recording> All => s_all.Value;

    /// <summary>The recording in a file; skips the test where there are none.</summary>
    public static Recording Of(string file)
    {
        _ = Folder;
        return All.Single(recording => recording.File == file);
    }

    /// <summary>Theory data: the files of some kinds. One row that is skipped where there are no recordings.</summary>
    public static TheoryData<string> Files(params string[] kinds) => Files(recording => kinds.Contains(recording.Kind));

    public static TheoryData<string> Files(Func<Recording, bool> wanted) =>
        Exist ? [.. All.Where(wanted).Select(recording => recording.File)] : ["(recordings not found)"];

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "recordings");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }

    private static List<Recording> Load()
    {
        var files = Directory.GetFiles(s_folder.Value!, "*.json", SearchOption.AllDirectories);
        return [.. files.Order(StringComparer.Ordinal).AsParallel().AsOrdered().Select(Read)];
    }

    private static Recording Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file), s_deep);
        return new Recording(Path.GetRelativePath(s_folder.Value!, file).Replace('\\', '/'), document.RootElement.Clone());
    }
}

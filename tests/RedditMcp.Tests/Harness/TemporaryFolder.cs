namespace RedditMcp.Tests.Harness;

/// <summary>A folder that goes with its owner. Sessions and processes that are given the same one share a warm tier.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("reddit-mcp-test-").FullName;

    public static implicit operator string(TemporaryFolder folder) => folder.Path;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // a process that a test killed may still be letting go; the system clears its temporary folder
        }
    }
}

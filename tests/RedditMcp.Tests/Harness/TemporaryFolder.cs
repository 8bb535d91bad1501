namespace RedditMcp.Tests.Harness;

/// <summary>A folder of a test's own, gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Value { get; } = Directory.CreateTempSubdirectory("reddit-mcp-").FullName;

    public static implicit operator string(TemporaryFolder folder) => folder.Value;

    public void Dispose() => Directory.Delete(Value, recursive: true);
}

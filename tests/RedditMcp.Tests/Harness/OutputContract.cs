using System.Collections.Concurrent;
using ModelContextProtocol.Client;
using NJsonSchema;

namespace RedditMcp.Tests.Harness;

/// <summary>The output schemas as a client sees them, and the check that answers keep to them.</summary>
internal sealed class OutputContract
{
    private static readonly SemaphoreSlim s_reading = new(1);
    private static OutputContract? s_instance;
    private readonly ConcurrentDictionary<string, JsonSchema> _schemas = new(StringComparer.Ordinal);

    /// <summary>The schemas of the tools; they are the same in every session.</summary>
    public static async Task<OutputContract> OfAsync(McpClient client)
    {
        if (s_instance is not null)
            return s_instance;
        await s_reading.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return s_instance ??= await ReadAsync(client);
        }
        finally
        {
            s_reading.Release();
        }
    }

    /// <summary>Fails where an answer does not match its tool's schema.</summary>
    public void Hold(string tool, ToolAnswer answer)
    {
        if (answer.Result.StructuredContent is not { } structured)
            throw new ShouldAssertException($"{tool} answered without structured content: {answer.Text}");
        var schema = _schemas[tool];
        ICollection<NJsonSchema.Validation.ValidationError> problems;
        lock (schema)
            problems = schema.Validate(structured.GetRawText()); // it resolves references as it goes, for one thread at a time
        problems.Select(problem => $"{problem.Path}: {problem.Kind}").ShouldBeEmpty();
        (answer.IsError == structured.TryGetProperty("error", out _)).ShouldBeTrue("an error, and only an error, is told as one");
    }

    private static async Task<OutputContract> ReadAsync(McpClient client)
    {
        var contract = new OutputContract();
        foreach (var tool in await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken))
            contract._schemas[tool.Name] = await JsonSchema.FromJsonAsync(tool.ProtocolTool.OutputSchema!.Value.GetRawText(), TestContext.Current.CancellationToken);
        return contract;
    }
}

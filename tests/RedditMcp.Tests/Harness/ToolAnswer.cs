using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace RedditMcp.Tests.Harness;

/// <summary>What a tool answered, read as a client would.</summary>
internal sealed record ToolAnswer(CallToolResult Result)
{
    public bool IsError => Result.IsError == true;

    public JsonElement Structured => Result.StructuredContent!.Value;

    public string Text => Result.Content.ShouldHaveSingleItem().ShouldBeOfType<TextContentBlock>().Text;

    public JsonElement Metadata => Structured.GetProperty("metadata");

    public string? Cursor => Metadata.TryGetProperty("cursor", out var cursor) ? cursor.GetString() : null;

    public string ErrorKind => Structured.GetProperty("error").GetProperty("kind").GetString()!;

    public string ErrorMessage => Structured.GetProperty("error").GetProperty("message").GetString()!;

    public IReadOnlyList<string> Notes => Metadata.TryGetProperty("notes", out var notes) ? [.. notes.EnumerateArray().Select(note => note.GetString()!)] : [];

    /// <summary>A list of the answer; empty where it is absent.</summary>
    public IReadOnlyList<JsonElement> Items(string name) =>
        Structured.TryGetProperty(name, out var items) ? [.. items.EnumerateArray()] : [];

    public IReadOnlyList<string> Ids(string name) => [.. Items(name).Select(item => item.GetProperty("id").GetString()!)];
}

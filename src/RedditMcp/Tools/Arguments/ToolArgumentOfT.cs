#pragma warning disable MA0048 // the typed half of ToolArgument

using System.Text.Json;

namespace RedditMcp.Tools.Arguments;

/// <summary>An argument that is read as a type.</summary>
internal abstract class ToolArgument<TValue>(string name, string description) : ToolArgument(name, description)
{
    /// <summary>Reads a value that is there.</summary>
    /// <exception cref="InvalidArgumentException">It is not acceptable.</exception>
    public abstract TValue Read(JsonElement value);

    /// <inheritdoc/>
    public override object? Bind(JsonElement value) => Read(value);

    /// <inheritdoc/>
    public override object? BoundDefault => Default;

    /// <summary>What holds when it is absent.</summary>
    public abstract TValue Default { get; }
}

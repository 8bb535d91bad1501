using System.Text.Json;

namespace RedditMcp.Tools.Arguments;

/// <summary>The arguments of one call, read through their declarations.</summary>
internal sealed class ToolArguments(IReadOnlyDictionary<string, JsonElement> values)
{
    /// <summary>The value of an argument, or its default.</summary>
    /// <exception cref="InvalidArgumentException">It is not acceptable.</exception>
    public TValue Get<TValue>(ToolArgument<TValue> argument) =>
        values.TryGetValue(argument.Name, out var value) ? argument.Read(value) : argument.Default;

    /// <summary>The value of a number that has a default.</summary>
    /// <exception cref="InvalidArgumentException">It is not acceptable.</exception>
    public int Get(IntegerArgument argument) => Get<int?>(argument)!.Value;

    /// <summary>The value of a required text.</summary>
    /// <exception cref="InvalidArgumentException">It is not acceptable.</exception>
    public string GetRequired(TextArgument argument) => Get(argument)!;
}

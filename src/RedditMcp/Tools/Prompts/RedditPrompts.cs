using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using RedditMcp.Reddit;
using RedditMcp.Tools.Arguments;

namespace RedditMcp.Tools.Prompts;

/// <summary>Lists the prompts, and writes one out with what the user filled in.</summary>
internal static class RedditPrompts
{
    /// <summary>The list only changes with the program.</summary>
    private static readonly TimeSpan s_listLife = TimeSpan.FromHours(1);

    private const int LongestArgument = 500;

    /// <summary>The prompts there are.</summary>
    public static ListPromptsResult List() => new()
    {
        Prompts = [.. PromptTemplates.All.Select(prompt => prompt.ToProtocol())],
        TimeToLive = s_listLife,
        CacheScope = CacheScope.Public,
    };

    /// <summary>Writes a prompt out.</summary>
    /// <exception cref="McpProtocolException">There is none of that name, or an argument is missing, unknown or not acceptable.</exception>
    public static GetPromptResult Get(string name, IDictionary<string, JsonElement>? arguments)
    {
        var prompt = PromptTemplates.All.FirstOrDefault(prompt => prompt.Name == name)
            ?? throw Refuse($"There is no prompt {ToolArgument.Quote(name)}; there are {string.Join(", ", PromptTemplates.All.Select(known => known.Name))}.");
        var given = (arguments ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal)).ToDictionary(
            pair => pair.Key, pair => Read(prompt, pair.Key, pair.Value), StringComparer.Ordinal);
        if (prompt.Arguments.FirstOrDefault(argument => argument.Required == true && given.GetValueOrDefault(argument.Name) is null) is { } missing)
            throw Refuse($"{missing.Name} is missing: {missing.Description}");
        return new GetPromptResult
        {
            Description = prompt.Description,
            Messages = [new PromptMessage { Role = Role.User, Content = new TextContentBlock { Text = prompt.Write(given.GetValueOrDefault) } }],
        };
    }

    private static string? Read(PromptTemplate prompt, string name, JsonElement value)
    {
        if (!prompt.Arguments.Any(argument => argument.Name == name))
            throw Refuse($"{ToolArgument.Quote(name)} is no argument of {prompt.Name}; it takes {string.Join(", ", prompt.Arguments.Select(argument => argument.Name))}.");
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw Refuse($"{name} must be a string.");
        var text = ForeignText.Line(value.GetString());
        return text.Length switch
        {
            0 => null,
            > LongestArgument => throw Refuse($"{name} is too long ({text.Length} characters, at most {LongestArgument})."),
            _ => text,
        };
    }

    private static McpProtocolException Refuse(string why) => new(why, McpErrorCode.InvalidParams);
}

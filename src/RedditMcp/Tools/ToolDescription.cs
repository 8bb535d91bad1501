using ModelContextProtocol.Protocol;
using RedditMcp.Queries;
using RedditMcp.Tools.Arguments;
using RedditMcp.Tools.Schemas;

namespace RedditMcp.Tools;

/// <summary>What a client learns of a tool.</summary>
internal sealed record ToolDescription
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>For a model: what it is for, in the words a user would type; the first sentence stands alone.</summary>
    public required string Description { get; init; }

    public required ArgumentList Arguments { get; init; }

    /// <summary>What a call asks the cache for first; further pages depend on what that holds.</summary>
    public required Func<ToolArguments, IEnumerable<CacheKey>> KeysOf { get; init; }

    /// <summary>Whether a call changes nothing, and may be made again without harm.</summary>
    public bool IsReadOnly { get; init; } = true;

    /// <summary>All tools here reach out to Reddit; what those change that do is the caller's own, and made again in a moment.</summary>
    public Tool ToProtocol() => new()
    {
        Name = Name,
        Title = Title,
        Description = Description,
        InputSchema = Arguments.ToSchema(),
        OutputSchema = OutputSchemas.Of(Name),
        Annotations = new ToolAnnotations
        {
            Title = Title,
            ReadOnlyHint = IsReadOnly,
            DestructiveHint = !IsReadOnly,
            IdempotentHint = IsReadOnly,
            OpenWorldHint = true,
        },
    };
}

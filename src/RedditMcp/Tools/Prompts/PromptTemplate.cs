using ModelContextProtocol.Protocol;

namespace RedditMcp.Tools.Prompts;

/// <summary>A task that a user picks from a menu, written out for the model.</summary>
/// <param name="Name">What clients call it.</param>
/// <param name="Title">What the menu says.</param>
/// <param name="Description">What it does.</param>
/// <param name="Arguments">What the user fills in.</param>
/// <param name="Write">Writes the task; an argument that was not given is null.</param>
internal sealed record PromptTemplate(
    string Name, string Title, string Description, IReadOnlyList<PromptArgument> Arguments, Func<Func<string, string?>, string> Write)
{
    /// <summary>As the protocol lists it.</summary>
    public Prompt ToProtocol() => new() { Name = Name, Title = Title, Description = Description, Arguments = [.. Arguments] };
}

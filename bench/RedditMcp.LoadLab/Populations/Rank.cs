namespace RedditMcp.LoadLab.Populations;

/// <summary>A place in the order of popularity, and the question that has it at the time.</summary>
/// <param name="template">Which kind of question has it.</param>
internal sealed class Rank(Template template)
{
    /// <summary>The kind.</summary>
    public Template Template => template;

    /// <summary>The question; null until somebody asks it.</summary>
    public Query? Query { get; set; }
}

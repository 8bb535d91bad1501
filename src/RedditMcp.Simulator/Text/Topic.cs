namespace RedditMcp.Simulator.Text;

/// <summary>The words that communities of one kind use.</summary>
internal sealed record Topic(string Name, PostMix Mix)
{
    public required IReadOnlyList<string> Subjects { get; init; }

    public required IReadOnlyList<string> Things { get; init; }

    public required IReadOnlyList<string> Qualities { get; init; }

    public required IReadOnlyList<string> Actions { get; init; }

    public required IReadOnlyList<string> Names { get; init; }

    public required IReadOnlyList<string> Outlets { get; init; }

    public required IReadOnlyList<string> Flairs { get; init; }
}

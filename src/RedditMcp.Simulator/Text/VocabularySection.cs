namespace RedditMcp.Simulator.Text;

internal sealed record VocabularySection(string Name, IReadOnlyList<string> Lines);

using System.Globalization;

namespace RedditMcp.Simulator.Text;

/// <summary>An embedded text file: <c>#</c> starts a comment, <c>[name]</c> a section, anything else is a line of words.</summary>
internal static class VocabularyFile
{
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(VocabularyFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The vocabulary {name} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }

    public static IReadOnlyList<VocabularySection> Sections(string name)
    {
        var sections = new List<(string Name, List<string> Lines)>();
        foreach (var line in Lines(name))
        {
            if (IsHeading(line))
                sections.Add((line[1..^1], []));
            else
                sections[^1].Lines.Add(line);
        }

        return [.. sections.Select(section => new VocabularySection(section.Name, section.Lines))];
    }

    public static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    // "[Update] ..." is a title, not a heading.
    private static bool IsHeading(string line) => line[0] == '[' && line[^1] == ']';
}

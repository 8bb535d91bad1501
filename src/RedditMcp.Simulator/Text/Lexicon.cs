using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Text;

/// <summary>All words, read once from the embedded vocabulary.</summary>
internal sealed class Lexicon
{
    private readonly Topic[] _topics;
    private readonly ILookup<string, string> _foreign;

    public Lexicon()
    {
        _topics = [.. VocabularyFile.Sections("topics.txt").Select(ReadTopic)];
        var phrases = VocabularyFile.Sections("phrases.txt").ToDictionary(section => section.Name, section => section.Lines, StringComparer.Ordinal);
        Titles = Parse(phrases["titles"]);
        Headlines = Parse(phrases["headlines"]);
        Sentences = Parse(phrases["sentences"]);
        Replies = Parse(phrases["replies"]);
        Emoji = phrases["emoji"];

        var names = VocabularyFile.Sections("names.txt").ToDictionary(section => section.Name, section => section.Lines[0].Split(' '), StringComparer.Ordinal);
        FirstNames = names["first"];
        SecondNames = names["second"];
        _foreign = VocabularyFile.Lines("foreign.txt").Select(line => line.Split(": ", 2)).ToLookup(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        ForeignLines = [.. _foreign.SelectMany(lines => lines)];
        Communities = [.. VocabularyFile.Lines("communities.txt").Select(ReadCommunity)];
    }

    public IReadOnlyList<Template> Titles { get; }

    public IReadOnlyList<Template> Headlines { get; }

    public IReadOnlyList<Template> Sentences { get; }

    public IReadOnlyList<Template> Replies { get; }

    public IReadOnlyList<string> Emoji { get; }

    public IReadOnlyList<string> FirstNames { get; }

    public IReadOnlyList<string> SecondNames { get; }

    public IReadOnlyList<string> ForeignLines { get; }

    public IReadOnlyList<CommunityProfile> Communities { get; }

    public IReadOnlyList<string> LinesIn(string language) => [.. _foreign[language]];

    /// <summary>The topic whose words occur in the name, else any.</summary>
    public Topic TopicFor(string name, ref Dice dice)
    {
        foreach (var topic in _topics)
        {
            if (name.Contains(topic.Name, StringComparison.OrdinalIgnoreCase) || topic.Names.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
                return topic;
        }

        return dice.Pick(_topics);
    }

    private static Template[] Parse(IEnumerable<string> lines) => [.. lines.Select(Template.Parse)];

    private static Topic ReadTopic(VocabularySection section)
    {
        var lists = section.Lines.Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1].Split(" | "), StringComparer.Ordinal);
        return new Topic(section.Name, PostMix.Named(lists["mix"][0]))
        {
            Subjects = lists["subjects"],
            Things = lists["things"],
            Qualities = lists["qualities"],
            Actions = lists["actions"],
            Names = lists["names"],
            Outlets = lists["outlets"],
            Flairs = lists["flairs"],
        };
    }

    private CommunityProfile ReadCommunity(string line)
    {
        var cells = line.Split(" | ");
        var topic = _topics.First(candidate => candidate.Name == cells[1]);
        return new CommunityProfile(cells[0], topic, VocabularyFile.Number(cells[2]), VocabularyFile.Number(cells[3]), cells[4])
        {
            Language = cells.ElementAtOrDefault(5),
        };
    }
}

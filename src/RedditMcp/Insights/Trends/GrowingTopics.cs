namespace RedditMcp.Insights.Trends;

/// <summary>
/// Chooses phrases that grow, the least likely by chance first. Each explains the posts that hold it; a further phrase must grow among the posts that are
/// left, so that neither a part of a topic nor a turn of phrase that goes with several comes beside it. Everyday words come after all others. How unlikely is
/// unlikely enough follows Benjamini and Hochberg, class by class: of what is chosen fewer than one in ten should be chance. Posts that are explained are then taken
/// out of the count of all, so that a great topic does not make every other thing seem to shrink, and the choice is made again.
/// </summary>
internal sealed class GrowingTopics
{
    private const double FalseShare = 0.07;
    private const double LeastGrowth = 2;
    private const int MostRounds = 4;

    /// <summary>From this share of its mentions on, explained ones make a phrase a by-product.</summary>
    private const double LeastUnexplained = 0.5;

    private readonly Corpus _corpus;
    private readonly IReadOnlyList<Phrase> _phrases;
    private readonly HashSet<Phrase> _general;
    private readonly int[] _tested = new int[Enum.GetValues<PhraseClass>().Length];
    private bool[] _explained;

    public GrowingTopics(Corpus corpus, IReadOnlyList<Phrase> phrases, IReadOnlyList<Phrase> all)
    {
        _corpus = corpus;
        _phrases = phrases;
        _general = Generality.Of(phrases, all);
        _explained = new bool[corpus.Posts.Count];
        foreach (var phrase in phrases)
            _tested[(int)phrase.Class]++;
    }

    /// <summary>Chooses.</summary>
    public IReadOnlyList<Topic> Choose()
    {
        // To begin with, whatever seems to grow at all is left out of the count of all.
        var odds = OddsOfTheRest();
        foreach (var (topic, _) in _phrases.Select(phrase => Measure(phrase, odds, passedOver: null)).Where(measured => SeemsToGrow(measured.Topic)).ToArray())
            Explain(topic.Phrase);

        List<Topic> chosen = [];
        for (var round = 0; round < MostRounds; round++)
        {
            var again = ChooseBy(OddsOfTheRest());
            var isSettled = again.Count == chosen.Count && again.Zip(chosen).All(pair => pair.First.Phrase == pair.Second.Phrase);
            chosen = again;
            if (isSettled)
                break;
        }

        return chosen;
    }

    /// <summary>Everyday words come together by chance more often.</summary>
    private static int FewestOf(PhraseClass group) => group is PhraseClass.Everyday ? 5 : PhraseIndex.FewestMentions;

    private static bool SeemsToGrow(Topic topic) =>
        topic.Phrase.Class is not PhraseClass.Everyday && topic.Mentions >= 2 * PhraseIndex.FewestMentions && topic.Growth > 1.5;

    private Odds OddsOfTheRest()
    {
        var (inWindow, before) = (0, 0);
        for (var i = 0; i < _explained.Length; i++)
        {
            if (_explained[i])
                continue;
            if (_corpus.Posts[i].IsInWindow)
                inWindow++;
            else
                before++;
        }

        return new Odds(Math.Max(1, inWindow), Math.Max(1, before));
    }

    private List<Topic> ChooseBy(Odds odds)
    {
        _explained = new bool[_corpus.Posts.Count];
        var ranked = _phrases.Where(phrase => !_general.Contains(phrase)).Select(phrase => Measure(phrase, odds, passedOver: null))
            .OrderBy(measured => measured.Topic.Phrase.Class is PhraseClass.Everyday).ThenBy(measured => measured.Chance)
            .ThenByDescending(measured => measured.Topic.Mentions).ThenBy(measured => measured.Topic.Phrase.Key, StringComparer.Ordinal);
        var found = new int[_tested.Length];
        var chosen = new List<Topic>();
        foreach (var (whole, _) in ranked)
        {
            var group = (int)whole.Phrase.Class;
            var (rest, chance) = Measure(whole.Phrase, odds, _explained);
            if (rest.Mentions < FewestOf(whole.Phrase.Class) || rest.Mentions < whole.Mentions * LeastUnexplained || rest.Growth < LeastGrowth
                || chance > FalseShare * (found[group] + 1) / _tested[group])
            {
                continue;
            }

            found[group]++;
            chosen.Add(whole);
            Explain(whole.Phrase);
        }

        return chosen;
    }

    private (Topic Topic, double Chance) Measure(Phrase phrase, Odds odds, bool[]? passedOver)
    {
        var inWindow = _corpus.Count(phrase.InWindow, passedOver);
        var before = _corpus.Count(phrase.Before, passedOver);
        return (new Topic(phrase, inWindow, before, odds), odds.OfChance(inWindow, before));
    }

    private void Explain(Phrase phrase)
    {
        foreach (var mention in phrase.InWindow)
            _explained[mention.Post] = true;
        foreach (var mention in phrase.Before)
            _explained[mention.Post] = true;
    }
}

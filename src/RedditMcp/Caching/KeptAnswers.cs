using System.Collections.Immutable;

namespace RedditMcp.Caching;

/// <summary>The answers kept with an entry: a few, of which the oldest gives way.</summary>
internal sealed class KeptAnswers
{
    /// <summary>So many different cuts of the same content are asked for at a time, at most.</summary>
    public const int Most = 8;

    private ImmutableArray<KeptAnswer> _answers = [];

    /// <summary>What the answers weigh, in bytes.</summary>
    public int Weight => _answers.Sum(answer => answer.Weight);

    /// <summary>The answer to a question; null when there is none.</summary>
    public KeptAnswer? Find(string question)
    {
        foreach (var answer in _answers)
        {
            if (answer.Question == question)
                return answer;
        }

        return null;
    }

    /// <summary>All that the answers were made of.</summary>
    public IEnumerable<ServedEntry> Sources => _answers.SelectMany(answer => answer.Sources);

    /// <summary>Drops answers made before an instant: with them goes the hold on entries that have been replaced since.</summary>
    /// <returns>How many bytes they weighed.</returns>
    public int Drop(DateTimeOffset madeBefore)
    {
        var before = Weight;
        ImmutableInterlocked.Update(ref _answers, static (answers, instant) => answers.RemoveAll(answer => answer.MadeAt < instant), madeBefore);
        return Math.Max(0, before - Weight);
    }

    /// <summary>Keeps an answer in the place of an earlier one to its question.</summary>
    /// <returns>By how many bytes that changes the weight.</returns>
    public int Keep(KeptAnswer answer)
    {
        while (true)
        {
            var before = _answers;
            var after = before.RemoveAll(kept => kept.Question == answer.Question).Add(answer);
            after = after.Length > Most ? after.RemoveAt(0) : after;
            if (ImmutableInterlocked.InterlockedCompareExchange(ref _answers, after, before) == before)
                return after.Sum(kept => kept.Weight) - before.Sum(kept => kept.Weight);
        }
    }
}

using System.Text;

namespace RedditMcp.Answers;

/// <summary>The items of a list that fit an answer, and the words for them.</summary>
/// <param name="Items">The items shown; only the first may have been cut.</param>
/// <param name="Text">The words for them.</param>
/// <param name="LeftOut">How many did not fit.</param>
internal sealed record FittedItems<TItem>(IReadOnlyList<TItem> Items, string Text, int LeftOut)
{
    /// <summary>
    /// Takes whole items in order as long as they fit. Should not even the first fit, its text is cut, so that an answer always gets on.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="firstNumber">The place of the first in the whole list, from 1.</param>
    /// <param name="budget">The room; what is shown is taken from it.</param>
    /// <param name="words">How they are put in words.</param>
    /// <param name="mustShow">Whether the first is shown at any price; not where something else of the answer already is.</param>
    public static FittedItems<TItem> Fit(
        IReadOnlyList<TItem> items, int firstNumber, TokenBudget budget, ItemText<TItem> words, bool mustShow = true)
    {
        var text = new StringBuilder();
        var shown = new List<TItem>();
        foreach (var item in items)
        {
            var number = firstNumber + shown.Count;
            var fitting = item;
            var line = words.Write(number, item);
            if (!budget.TryTake(line))
            {
                if (shown.Count > 0 || !mustShow)
                    break;
                fitting = Cut(item, number, budget, words);
                line = words.Write(number, fitting);
                budget.TryTake(line);
            }

            shown.Add(fitting);
            text.Append(line);
        }

        return new FittedItems<TItem>(shown, text.ToString(), items.Count - shown.Count);
    }

    /// <summary>An item with its text cut so that it fits; as it is where it has no text to cut.</summary>
    public static TItem Cut(TItem item, int number, TokenBudget budget, ItemText<TItem> words)
    {
        if (words.LongText(item) is not { } whole)
            return item;
        var kept = budget.Cut(whole, part => words.Write(number, words.WithText(item, part, whole.Length)));
        return words.WithText(item, kept, whole.Length - kept.Length);
    }
}

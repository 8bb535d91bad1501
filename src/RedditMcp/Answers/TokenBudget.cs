namespace RedditMcp.Answers;

/// <summary>How much text an answer may still hold, in estimated tokens.</summary>
/// <param name="tokens">What it may hold in all.</param>
internal sealed class TokenBudget(int tokens)
{
    /// <summary>What the lines around the items take at most: first line, origin, what was left out, cursor.</summary>
    public const int Frame = 220;

    /// <summary>What is left.</summary>
    public int Left { get; private set; } = tokens;

    /// <summary>Takes room for a text, if there is enough for the whole of it.</summary>
    public bool TryTake(string text)
    {
        var cost = TokenEstimate.Of(text);
        if (cost > Left)
            return false;
        Left -= cost;
        return true;
    }

    /// <summary>
    /// The longest beginning of a text whose rendering fits, found by bisection. It ends at a whole character, never within a surrogate pair.
    /// </summary>
    /// <param name="text">The text to cut.</param>
    /// <param name="render">What it becomes in the answer.</param>
    public string Cut(string text, Func<string, string> render)
    {
        var (fits, tooLong) = (0, text.Length + 1);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            if (TokenEstimate.Of(render(text[..middle])) <= Left)
                fits = middle;
            else
                tooLong = middle;
        }

        return fits > 0 && fits < text.Length && char.IsHighSurrogate(text[fits - 1]) ? text[..(fits - 1)] : text[..fits];
    }
}

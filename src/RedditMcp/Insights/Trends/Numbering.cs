namespace RedditMcp.Insights.Trends;

/// <summary>Numbers texts in the order in which they come.</summary>
internal sealed class Numbering
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>A text's number; equal texts have equal ones.</summary>
    public int Of(string text)
    {
        if (!_numbers.TryGetValue(text, out var number))
            _numbers[text] = number = _numbers.Count;
        return number;
    }
}

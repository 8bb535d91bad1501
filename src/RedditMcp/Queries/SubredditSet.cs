namespace RedditMcp.Queries;

/// <summary>One community or several read as one (<c>a+b+c</c>), which Reddit serves at the price of one call.</summary>
internal readonly record struct SubredditSet
{
    /// <summary>What a caller is told when a set is refused.</summary>
    public const string Takes = SubredditName.Takes + ", or up to 50 of them joined with +; also all and popular";

    /// <summary>More than this makes a URL that Reddit refuses.</summary>
    public const int Largest = 50;

    private SubredditSet(string value) => Value = value;

    /// <summary>The names joined with <c>+</c>: lower case, sorted, each once.</summary>
    public string Value { get; }

    /// <summary>Reads <c>python</c>, <c>r/a+b+c</c> or <c>r/a + r/b</c>.</summary>
    public static bool TryParse(string text, out SubredditSet set)
    {
        set = default;
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var part in RedditPath.OfUrl(text.Trim()).Trim('/').Split('+'))
        {
            if (!SubredditName.TryParse(part, out var name))
                return false;
            names.Add(name.Value);
        }

        if (names.Count > Largest)
            return false;

        set = new SubredditSet(string.Join('+', names));
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

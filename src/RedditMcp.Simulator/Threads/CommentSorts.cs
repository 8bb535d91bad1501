namespace RedditMcp.Simulator.Threads;

/// <summary>The names of the orders, as they stand in addresses.</summary>
internal static class CommentSorts
{
    public static CommentSort Parse(string? name) => name switch
    {
        "top" => CommentSort.Top,
        "new" or "live" => CommentSort.New,
        "old" => CommentSort.Old,
        "controversial" => CommentSort.Controversial,
        "random" => CommentSort.Random,
        "qa" => CommentSort.Questions,
        _ => CommentSort.Confidence,
    };
}

using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Rendering;

/// <summary>What <c>removed_by_category</c> says.</summary>
internal static class RemovalNames
{
    public static string? Of(Removal removal) => removal switch
    {
        Removal.ByAuthor => "deleted",
        Removal.ByModerator => "moderator",
        Removal.ByReddit => "reddit",
        _ => null,
    };

    public static Removal Parse(string? name) => name switch
    {
        "deleted" => Removal.ByAuthor,
        "moderator" => Removal.ByModerator,
        "reddit" => Removal.ByReddit,
        _ => Removal.None,
    };
}

namespace RedditMcp.Simulator.World;

/// <summary>
/// Who writes in a community: a stretch of the user pool, taking turns. So the author of the n-th thing is known, and the things
/// of an author too, without keeping a list.
/// </summary>
internal readonly struct Residents(ulong key)
{
    /// <summary>Prime, so that no weekly rhythm falls on the same person.</summary>
    public const int Count = 509;

    private readonly int _first = (int)(key >> 40) & (UserPool.Size - 1);

    public int At(long turn) => (_first + (int)(turn % Count)) & (UserPool.Size - 1);

    /// <summary>The turn within each round that is this user's, or null when they do not write here.</summary>
    public int? TurnOf(int user)
    {
        var turn = (user - _first) & (UserPool.Size - 1);
        return turn < Count ? turn : null;
    }
}

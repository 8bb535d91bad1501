namespace RedditMcp.Simulator.World;

/// <summary>
/// Decides which posts do well. Of every 2, 4, 8 ... neighbouring slots one is the champion, so each level holds half the posts of
/// the one below: the heavy tail of real scores. And the best of a whole year can be listed without looking at every post.
/// </summary>
internal static class Popularity
{
    public const int MaxLevel = 17;

    /// <summary>How many levels a slot won.</summary>
    public static int LevelOf(Community community, long slot)
    {
        var level = 0;
        while (level < MaxLevel && Champion(community, level + 1, slot >> (level + 1)) == slot)
            level++;

        return level;
    }

    /// <summary>The slots of a range that won at least so many levels, newest first.</summary>
    public static IEnumerable<long> Champions(Community community, long first, long last, int level)
    {
        for (var block = last >> level; block >= first >> level; block--)
        {
            var slot = Champion(community, level, block);
            if (slot >= first && slot <= last)
                yield return slot;
        }
    }

    // The champion of a block is that of one of its halves, so whoever won a level won all those below it.
    private static long Champion(Community community, int level, long block)
    {
        while (level > 0)
        {
            var right = (long)(Dice.Mix(community.Key ^ Dice.Mix((ulong)(block * 64 + level))) & 1);
            block = block * 2 + right;
            level--;
        }

        return block;
    }
}

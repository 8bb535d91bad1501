namespace RedditMcp.Simulator.World;

/// <summary>
/// Ten thousand comments, laid out so that calls can be counted. A page of 500 shows the first 500; of what it hides, 8,000 comments
/// are named by its stubs, those hide 1,000 more and those another 500: whoever asks for 100 at a time needs 95 calls, in any order.
/// </summary>
internal sealed class GiantThread : IThreadShape
{
    public static readonly GiantThread Instance = new();
    public const int Comments = 10_000;
    public const long Duration = Comments * SecondsApart;
    private const int Shown = 500;
    private const int SecondTier = 8_500;
    private const int ThirdTier = 9_500;
    private const int SecondsApart = 20;

    public int ParentOf(Post post, int index)
    {
        var dice = Dice.Of(post.Key, index);
        return index switch
        {
            0 => -1,
            < Shown => dice.Chance(0.4) ? -1 : dice.Below(Math.Min(index, 60 + index / 4)),
            < SecondTier => dice.Chance(0.6) ? -1 : dice.Below(Shown),
            < ThirdTier => Shown + dice.Below(SecondTier - Shown),
            _ => SecondTier + dice.Below(ThirdTier - SecondTier),
        };
    }

    public long CreatedAt(Post post, int index) => post.Vitals.Created + 1 + index * SecondsApart;

    // Strictly falling, so that "best first" is the order of the indexes.
    public double FinalScoreOf(Post post, int index, int depth) => Comments * 2 - index;
}

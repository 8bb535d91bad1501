using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Text;

/// <summary>What kinds of posts a community gets, as shares that add up to less than one; the rest are self posts.</summary>
internal sealed record PostMix(double Link, double Image, double Gallery, double Video, double CommentsPerPoint)
{
    private const double Polls = 0.004;
    private const double Crossposts = 0.01;

    public static readonly PostMix Words = new(0.16, 0.07, 0.01, 0.01, 0.45);
    public static readonly PostMix Links = new(0.70, 0.10, 0.01, 0.07, 0.2);
    public static readonly PostMix Pictures = new(0.06, 0.52, 0.08, 0.12, 0.08);

    public static PostMix Named(string name) => name switch
    {
        "words" => Words,
        "links" => Links,
        _ => Pictures,
    };

    public PostKind KindFor(double share)
    {
        ReadOnlySpan<(double Share, PostKind Kind)> kinds =
        [
            (Link, PostKind.Link), (Image, PostKind.Image), (Gallery, PostKind.Gallery),
            (Video, PostKind.Video), (Polls, PostKind.Poll), (Crossposts, PostKind.Crosspost),
        ];
        foreach (var (part, kind) in kinds)
        {
            if (share < part)
                return kind;

            share -= part;
        }

        return PostKind.Self;
    }
}

namespace RedditMcp.Simulator.World;

/// <summary>Two people who cannot stop: a chain of answers deeper than Reddit shows at once, and a few bystanders.</summary>
internal sealed class ChainThread : IThreadShape
{
    public static readonly ChainThread Instance = new();
    public const int Comments = 40;
    public const int ChainLength = 25;

    public int ParentOf(Post post, int index) => index < ChainLength ? index - 1 : -1;

    public long CreatedAt(Post post, int index) => post.Vitals.Created + 60 * (index + 1);

    public double FinalScoreOf(Post post, int index, int depth) => index < ChainLength ? 100 - index : 3;
}

namespace RedditMcp.Simulator.World;

/// <summary>So much an hour from an instant on.</summary>
internal sealed record SteadyGrowth(long Since, double ScorePerHour, double CommentsPerHour)
{
    public double HoursAt(long now) => Math.Max(0, now - Since) / (double)WorldTime.Hour;
}

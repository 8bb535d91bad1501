namespace RedditMcp.LoadLab.Workloads;

/// <summary>What people are like.</summary>
internal sealed record SessionSpec
{
    /// <summary>Requests of a visit, in the mean; the number is geometrically distributed.</summary>
    public double Requests { get; init; } = 12;

    /// <summary>Seconds between an answer and the next question, in the mean; exponentially distributed.</summary>
    public double ThinkSeconds { get; init; } = 6;

    /// <summary>The part of the questions that repeat the one before.</summary>
    public double AskAgain { get; init; } = 0.03;

    /// <summary>The part of the pauses in which somebody is away for longer.</summary>
    public double Idle { get; init; } = 0.02;

    /// <summary>Seconds of such a pause, in the mean.</summary>
    public double IdleSeconds { get; init; } = 60;

    /// <summary>How many posts or comments people want, each as likely.</summary>
    public IReadOnlyList<int> Limits { get; init; } = [10, 25, 25, 50];

    /// <summary>How often somebody who is told to come back later does so.</summary>
    public int Retries { get; init; } = 3;
}

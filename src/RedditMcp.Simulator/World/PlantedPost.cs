namespace RedditMcp.Simulator.World;

/// <summary>What whoever plants a post says of it.</summary>
internal sealed record PlantedPost(string Subreddit, string Title)
{
    public string SelfText { get; init; } = "";

    public string Author { get; init; } = "planted_author";

    public string? Url { get; init; }

    public string? Flair { get; init; }

    public int Score { get; init; } = 1;

    public int Comments { get; init; }

    public double UpvoteRatio { get; init; } = 0.95;

    public long? CreatedUtc { get; init; }

    public long AgeSeconds { get; init; }

    public bool Over18 { get; init; }

    public bool Spoiler { get; init; }

    public bool Locked { get; init; }

    public Removal Removal { get; init; }

    public double ScorePerHour { get; init; }

    public double CommentsPerHour { get; init; }

    public Post ToPost(PostId id, Community community, long now)
    {
        var created = CreatedUtc ?? now - AgeSeconds;
        var vitals = new Vitals(created, Score, Math.Clamp(Comments, 0, Vitals.MaxComments), UpvoteRatio, 1, 1)
        {
            Steady = new SteadyGrowth(Math.Max(now, created), ScorePerHour, CommentsPerHour),
        };
        var fate = new Fate(vitals, Url is null ? PostKind.Self : PostKind.Link, long.MaxValue, Removal, Removal == Removal.None ? long.MaxValue : created);
        var content = new PostContent(Title, Author)
        {
            Body = SelfText,
            Url = Url,
            Flair = Flair,
            Over18 = Over18,
            Spoiler = Spoiler,
            Locked = Locked,
        };
        return new Post(id, community, Dice.Mix(id.Value), fate, _ => content);
    }
}

using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Listings;

/// <summary>What each order ranks by.</summary>
internal static class PostValue
{
    public static double Of(Vitals vitals, ListingSort sort, long now)
    {
        var score = vitals.ScoreAt(now);
        return sort switch
        {
            ListingSort.New => vitals.Created,
            ListingSort.Top => score,
            ListingSort.Comments => vitals.CommentsAt(now),
            ListingSort.Controversial => (score + vitals.CommentsAt(now)) * (1.2 - Math.Abs(vitals.UpvoteRatio - 0.5) * 2),
            ListingSort.Rising => score / (600.0 + now - vitals.Created),
            _ => Math.Log10(Math.Max(score, 1)) + vitals.Created / 45_000.0,
        };
    }
}

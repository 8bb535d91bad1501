using RedditMcp.Simulator.Text;

namespace RedditMcp.Simulator.World;

/// <summary>
/// A subreddit, or the profile of a user. Time is cut into slots of equal length and each slot holds one post, so that any post of
/// any year can be computed from the slot's number.
/// </summary>
internal sealed class Community(CommunityProfile profile, int index, ulong key)
{
    public const ulong FirstId = 60_466_176;
    private const long Year = 365 * WorldTime.Day;
    private const long FirstReal = 1_199_145_600; // 2008-01-01

    public string Name => profile.Name;

    public CommunityProfile Profile => profile;

    public Topic Topic => profile.Topic;

    public int Index => index;

    public ulong Key => key;

    /// <summary>The user whose profile this is, or null.</summary>
    public string? Owner => profile.Owner;

    public string Prefixed => Owner is null ? $"r/{Name}" : $"u/{Owner}";

    public string Id => Base36.Encode(FirstId + (ulong)index);

    public long SlotSeconds { get; } = profile.SecondsPerPost / WorldTime.UnitSeconds * WorldTime.UnitSeconds;

    /// <summary>How well posts do here, against the middling community.</summary>
    public double Reach { get; } = Math.Clamp(Math.Pow(profile.Subscribers / 4_000_000.0, 0.5), 0.1, 4);

    /// <summary>What no score here comes near.</summary>
    public double Ceiling { get; } = Math.Min(240_000, 3_000 + profile.Subscribers / 100.0);

    /// <summary>When it was founded, as seen from <paramref name="now"/>: communities of clocks before 2008 are older.</summary>
    public long FoundedAt(long now)
    {
        var dice = Dice.Of(key, -1);
        var real = FirstReal + (long)(dice.Share() * 12 * Year);
        return real < now - Year ? real : WorldTime.Epoch + (long)(dice.Share() * Year);
    }

    public long FirstSlot(long now) => SlotOf(FoundedAt(now)) + 1;

    public long NewestSlot(long now)
    {
        var slot = SlotOf(now);
        return CreatedAt(slot) <= now ? slot : slot - 1;
    }

    public long SlotOf(long instant) => (instant - WorldTime.Epoch) / SlotSeconds;

    public long CreatedAt(long slot) =>
        WorldTime.Epoch + slot * SlotSeconds + (long)(Dice.Of(key, slot).Share() * SlotSeconds);

    public PostId IdAt(long slot) => PostId.At(WorldTime.UnitOf(CreatedAt(slot)), index);
}

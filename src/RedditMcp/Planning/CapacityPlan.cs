namespace RedditMcp.Planning;

/// <summary>
/// What so many users take.
/// <code>
/// daily users        = monthly users x stickiness
/// concurrent         = daily users x peak share
/// queries a minute   = concurrent x queries a minute of a user
/// calls a minute     = queries a minute x (1 - hit ratio)
/// room               = quota x keys x (1 - reserve)
/// hit ratio needed   = 1 - room / queries a minute, and 0 where all fit
/// keys needed        = calls a minute / (quota x (1 - reserve)), rounded up
/// calls a month      = calls a minute x mean to peak x 60 x 24 x 30
/// paid calls a month = the same of calls a minute beyond the room
/// instances          = concurrent / users an instance serves, rounded up, and those to spare
/// </code>
/// Sections 7.1 and 7.2 of the caching document, with the reserve and the mean added.
/// </summary>
public sealed record CapacityPlan
{
    private const double MinutesAMonth = 60.0 * 24 * CapacityAssumptions.DaysAMonth;

    /// <summary>What it starts from.</summary>
    public required CapacityAssumptions Assumptions { get; init; }

    /// <summary>Users of a day.</summary>
    public required double DailyUsers { get; init; }

    /// <summary>Users at once, at the peak.</summary>
    public required double Concurrent { get; init; }

    /// <summary>Queries a minute at the peak, which are as many calls to Reddit without a cache.</summary>
    public required double Queries { get; init; }

    /// <summary>Calls to Reddit a minute at the peak that users cause with the cache.</summary>
    public required double Calls { get; init; }

    /// <summary>Calls a minute that the free keys leave for users.</summary>
    public required double Room { get; init; }

    /// <summary>The hit ratio from which on the free keys suffice at the peak.</summary>
    public required double HitRateNeeded { get; init; }

    /// <summary>Free keys that would be needed at the peak with the cache.</summary>
    public required int KeysNeeded { get; init; }

    /// <summary>The same without a cache.</summary>
    public required int KeysNeededWithoutCache { get; init; }

    /// <summary>Instances.</summary>
    public required int Instances { get; init; }

    /// <summary>Calls a month without and with the cache, and what they cost.</summary>
    public required MonthlyBill WithoutCache { get; init; }

    /// <inheritdoc cref="WithoutCache"/>
    public required MonthlyBill WithCache { get; init; }

    /// <summary>Whether the free keys suffice at the peak.</summary>
    public bool Fits => Calls <= Room;

    /// <summary>Works a plan out.</summary>
    /// <param name="from">What it starts from.</param>
    public static CapacityPlan Of(CapacityAssumptions from)
    {
        ArgumentNullException.ThrowIfNull(from);
        var daily = from.MonthlyUsers * from.Stickiness;
        var concurrent = daily * from.PeakShare;
        var queries = concurrent * from.QueriesPerUser;
        var calls = queries * (1 - from.HitRate);
        var ofKey = from.Quota * (1 - from.Reserve);
        var room = ofKey * from.Keys;
        var instances = (int)Math.Max(1, Math.Ceiling(concurrent / from.UsersPerInstance)) + from.SpareInstances;
        var machines = (instances * from.InstancePrice) + from.MonitoringPrice;
        return new CapacityPlan
        {
            Assumptions = from,
            DailyUsers = daily,
            Concurrent = concurrent,
            Queries = queries,
            Calls = calls,
            Room = room,
            HitRateNeeded = queries <= room ? 0 : 1 - (room / queries),
            KeysNeeded = (int)Math.Ceiling(calls / ofKey),
            KeysNeededWithoutCache = (int)Math.Ceiling(queries / ofKey),
            Instances = instances,
            WithoutCache = Bill(queries, machines),
            WithCache = Bill(calls, machines + (from.RedisGigabytes * from.RedisPrice)),
        };

        MonthlyBill Bill(double atPeak, double others)
        {
            var minutes = MinutesAMonth * from.MeanToPeak;
            var paid = Math.Max(0, atPeak - room) * minutes;
            return new MonthlyBill(atPeak * minutes, paid, paid / 1000 * from.PricePerThousand, others);
        }
    }
}

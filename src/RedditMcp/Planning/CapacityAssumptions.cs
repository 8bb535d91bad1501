namespace RedditMcp.Planning;

/// <summary>What a plan of capacity starts from.</summary>
public sealed record CapacityAssumptions
{
    /// <summary>Days in a month, for money.</summary>
    public const int DaysAMonth = 30;

    /// <summary>Which arithmetic it is.</summary>
    public required string Name { get; init; }

    /// <summary>People who use it within a month.</summary>
    public double MonthlyUsers { get; init; } = 5000;

    /// <summary>The part of a month's users that comes on a day, above 0 and up to 1.</summary>
    public required double Stickiness { get; init; }

    /// <summary>The part of a day's users that is there at once at the day's peak, above 0 and up to 1.</summary>
    public double PeakShare { get; init; } = 0.2;

    /// <summary>Queries a minute of somebody who is there.</summary>
    public double QueriesPerUser { get; init; } = 10;

    /// <summary>The part of the queries that the cache answers, from 0 to below 1.</summary>
    public double HitRate { get; init; } = 0.8;

    /// <summary>Calls a minute that Reddit gives a free key.</summary>
    public double Quota { get; init; } = 100;

    /// <summary>Free keys that the operator may use.</summary>
    public int Keys { get; init; } = 1;

    /// <summary>The part of the quota that is left to warming and refreshing, from 0 to below 1.</summary>
    public required double Reserve { get; init; }

    /// <summary>The mean demand of a day by that of its peak, above 0 and up to 1; 1 has the peak last all day, as the document's months do.</summary>
    public double MeanToPeak { get; init; } = 1;

    /// <summary>US dollars for a thousand calls beyond the free ones.</summary>
    public double PricePerThousand { get; init; } = 0.24;

    /// <summary>Gigabytes of Redis.</summary>
    public required double RedisGigabytes { get; init; }

    /// <summary>Users that an instance serves at once.</summary>
    public required double UsersPerInstance { get; init; }

    /// <summary>Instances beyond those that are needed, so that one can be replaced while the others serve.</summary>
    public int SpareInstances { get; init; }

    /// <summary>US dollars a month for a gigabyte of Redis: 25 dollars for 4 GB in section 7.2 of the caching document.</summary>
    public double RedisPrice { get; init; } = 6.25;

    /// <summary>US dollars a month for an instance: 8 to 10 dollars there.</summary>
    public double InstancePrice { get; init; } = 9;

    /// <summary>US dollars a month for monitoring, from there.</summary>
    public double MonitoringPrice { get; init; } = 10;

    /// <summary>
    /// The arithmetic of sections 7.1 and 7.2 of the caching document: nobody comes twice in a month, so that a day has a thirtieth of its users; all of the quota is there for
    /// users; a gigabyte of Redis for a thousand monthly users, an instance for six users at once.
    /// </summary>
    /// <param name="monthlyUsers">People who use it within a month.</param>
    public static CapacityAssumptions Document(double monthlyUsers) => new()
    {
        Name = "document",
        MonthlyUsers = monthlyUsers,
        Stickiness = 1.0 / DaysAMonth,
        Reserve = 0,
        RedisGigabytes = monthlyUsers / 1000,
        UsersPerInstance = 6,
    };

    /// <summary>
    /// What was measured of this server, and 15 % of a month's users a day: 30 % of the quota for warming (<c>BackgroundShare</c> of the ledger), 9 KB an entry in Redis (a listing of
    /// 100 posts, what is known of it and its keys) for ten thousand entries, 5,000 hits a second for an instance, which is half of what two slow cores do, and one to spare.
    /// </summary>
    /// <param name="monthlyUsers">People who use it within a month.</param>
    /// <param name="entries">Different questions that are held at a time.</param>
    public static CapacityAssumptions Realistic(double monthlyUsers, double entries) => new()
    {
        Name = "realistic",
        MonthlyUsers = monthlyUsers,
        Stickiness = 0.15,
        Reserve = 0.3,
        RedisGigabytes = entries * EntryBytes / (1024.0 * 1024 * 1024),
        UsersPerInstance = HitsASecond * 60 / 10,
        SpareInstances = 1,
    };

    private const double EntryBytes = 9 * 1024;
    private const double HitsASecond = 5000;
}

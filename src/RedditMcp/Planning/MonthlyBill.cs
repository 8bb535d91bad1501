namespace RedditMcp.Planning;

/// <summary>What a month takes.</summary>
/// <param name="Calls">Calls to Reddit.</param>
/// <param name="PaidCalls">Those beyond what the free keys leave for users.</param>
/// <param name="Reddit">What they cost, in US dollars.</param>
/// <param name="Machines">Instances, Redis and monitoring, in US dollars.</param>
public sealed record MonthlyBill(double Calls, double PaidCalls, double Reddit, double Machines)
{
    /// <summary>All of it, in US dollars.</summary>
    public double Total => Reddit + Machines;
}

namespace RedditMcp.LoadLab.Workloads;

/// <summary>How many people there are: <c>monthly users x stickiness x peak share x curve</c> at once.</summary>
/// <param name="MonthlyUsers">People who use it within a month.</param>
/// <param name="Stickiness">The part of them that comes on a day (DAU/MAU).</param>
internal sealed record AudienceSpec(double MonthlyUsers, double Stickiness)
{
    /// <summary>How many there are at the end of the last phase, growing evenly; as many as at the start where not given.</summary>
    public double? MonthlyUsersAtEnd { get; init; }

    /// <summary>The part of a day's users that is there at once at the day's peak.</summary>
    public double PeakShare { get; init; } = 0.2;

    /// <summary>The day's demand by the hour (UTC), against its peak; the peak lasts all day where not given.</summary>
    public IReadOnlyList<double> Curve { get; init; } = [1];

    /// <summary>People at once.</summary>
    /// <param name="at">When.</param>
    /// <param name="passed">The part of the run that is over.</param>
    public int PeopleAt(DateTimeOffset at, double passed)
    {
        var users = MonthlyUsers + (((MonthlyUsersAtEnd ?? MonthlyUsers) - MonthlyUsers) * passed);
        var hour = at.TimeOfDay.TotalHours * Curve.Count / 24;
        var (from, to) = (Curve[(int)hour % Curve.Count], Curve[((int)hour + 1) % Curve.Count]);
        var curve = (from + ((to - from) * (hour - Math.Floor(hour)))) / Curve.Max();
        return (int)Math.Round(users * Stickiness * PeakShare * curve);
    }
}

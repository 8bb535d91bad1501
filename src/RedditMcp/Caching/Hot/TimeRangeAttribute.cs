using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace RedditMcp.Caching.Hot;

/// <summary>Holds a <see cref="TimeSpan"/> to a range. The platform's own attribute converts by reflection, which trimming forbids.</summary>
/// <param name="minSeconds">The least, in seconds.</param>
/// <param name="maxSeconds">The most, in seconds.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeRangeAttribute(int minSeconds, int maxSeconds) : ValidationAttribute
{
    /// <summary>The least, in seconds.</summary>
    public int MinSeconds => minSeconds;

    /// <summary>The most, in seconds.</summary>
    public int MaxSeconds => maxSeconds;

    /// <inheritdoc/>
    public override bool IsValid(object? value) =>
        value is TimeSpan time && time >= TimeSpan.FromSeconds(minSeconds) && time <= TimeSpan.FromSeconds(maxSeconds);

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} must be between {minSeconds} and {maxSeconds} seconds.");
}

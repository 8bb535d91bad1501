using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace RedditMcp.Server.Simulation;

/// <summary>How long the simulator takes to answer, written <c>MIN-MAX</c> or <c>N</c> in milliseconds.</summary>
/// <param name="Minimum">The shortest time.</param>
/// <param name="Maximum">The longest time.</param>
internal sealed record LatencyRange(TimeSpan Minimum, TimeSpan Maximum)
{
    /// <summary>At once.</summary>
    public static LatencyRange None { get; } = new(TimeSpan.Zero, TimeSpan.Zero);

    public static Option<LatencyRange> CreateOption() => new("--latency")
    {
        Description = "How long an answer takes, in milliseconds; at once unless given.",
        HelpName = "MIN-MAX",
        CustomParser = Parse,
    };

    private static LatencyRange? Parse(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        var bounds = text.Split('-');
        if (bounds.Length is 1 or 2
            && int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var minimum)
            && int.TryParse(bounds[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var maximum)
            && minimum <= maximum)
        {
            return new LatencyRange(TimeSpan.FromMilliseconds(minimum), TimeSpan.FromMilliseconds(maximum));
        }

        argument.AddError($"--latency: '{text}' is not a range of milliseconds such as 100-300.");
        return null;
    }
}

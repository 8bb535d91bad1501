using System.Globalization;

namespace RedditMcp.Simulator.Faults;

/// <summary>One thing that goes wrong, how often, and where.</summary>
internal sealed record FaultRule(FaultKind Kind, double Share)
{
    private const string SlowPrefix = "slow=";

    public int Status { get; init; }

    public TimeSpan Delay { get; init; }

    /// <summary>The start of the paths it concerns; null for all but the token endpoint.</summary>
    public string? Prefix { get; init; }

    public bool Concerns(string path, bool isToken) =>
        Prefix is null ? !isToken : path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    public static FaultRule Parse(string text)
    {
        var (what, prefix) = text.Split('@', 2) is [var before, var path] ? (before, path.Trim()) : (text, null);
        if (what.Split(':') is not [var kind, var amount]
            || !double.TryParse(amount, NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
            || share is not (>= 0 and <= 1)
            || prefix is not null && !prefix.StartsWith('/'))
        {
            throw Unreadable(text);
        }

        return OfKind(kind.Trim(), share, text) with { Prefix = prefix };
    }

    private static FaultRule OfKind(string kind, double share, string text) => kind switch
    {
        "html403" => new FaultRule(FaultKind.Blocked, share),
        "cut" => new FaultRule(FaultKind.Cut, share),
        "reset" => new FaultRule(FaultKind.Reset, share),
        "empty" => new FaultRule(FaultKind.Empty, share),
        "garbage" => new FaultRule(FaultKind.Garbage, share),
        _ when kind.StartsWith(SlowPrefix, StringComparison.Ordinal) && Duration(kind.AsSpan(SlowPrefix.Length)) is { } delay =>
            new FaultRule(FaultKind.Slow, share) { Delay = delay },
        _ when int.TryParse(kind, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 400 and <= 599 =>
            new FaultRule(FaultKind.Status, share) { Status = status },
        _ => throw Unreadable(text),
    };

    private static TimeSpan? Duration(ReadOnlySpan<char> text)
    {
        var number = text.TrimEnd("ms");
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            return null;

        return text[number.Length..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(amount),
            "s" => TimeSpan.FromSeconds(amount),
            "m" => TimeSpan.FromMinutes(amount),
            _ => null,
        };
    }

    private static FormatException Unreadable(string text) =>
        new($"'{text}' is no fault: expected KIND:SHARE or KIND:SHARE@/path with a share from 0 to 1 and a kind of 400-599, html403, slow=8s, cut, reset, empty or garbage.");
}

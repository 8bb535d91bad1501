using System.Globalization;
using RedditMcp.LoadLab.Workloads;

namespace RedditMcp.LoadLab.Traces;

/// <summary>
/// Requests as they were made somewhere: one <c>seconds,key</c> or <c>key</c> a line, empty lines and those that begin with # left out. Seconds count from any zero and do not go back; keys without
/// them come evenly, as many a minute as 33 people ask.
/// </summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Requests">When, since the first, and for what.</param>
internal sealed record Trace(string Name, IReadOnlyList<(TimeSpan At, string Key)> Requests)
{
    /// <summary>33 people at once, ten questions a minute each: section 7.1 of the caching document.</summary>
    private const double UsualPerMinute = 330;

    /// <summary>Reads one.</summary>
    /// <exception cref="WorkloadException">The file is missing, or a line is no request.</exception>
    public static Trace Load(string path)
    {
        try
        {
            return Parse(Path.GetFileName(path), File.ReadLines(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new WorkloadException($"{path}: {problem.Message}");
        }
    }

    /// <summary>Reads lines.</summary>
    public static Trace Parse(string name, IEnumerable<string> lines)
    {
        var requests = new List<(TimeSpan At, string Key)>();
        var (number, zero) = (0, (double?)null);
        bool? areTimed = null;
        foreach (var line in lines)
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            var isTimed = comma > 0 && double.TryParse(line.AsSpan(0, comma), NumberStyles.Float, CultureInfo.InvariantCulture, out _);
            if ((areTimed ??= isTimed) != isTimed)
                throw new WorkloadException(string.Create(CultureInfo.InvariantCulture, $"{name}, line {number}: either every line has seconds before a comma or none has"));
            var seconds = isTimed ? double.Parse(line.AsSpan(0, comma), NumberStyles.Float, CultureInfo.InvariantCulture) : requests.Count * 60 / UsualPerMinute;
            var at = TimeSpan.FromSeconds(seconds - (zero ??= seconds));
            if (requests.Count > 0 && at < requests[^1].At)
                throw new WorkloadException(string.Create(CultureInfo.InvariantCulture, $"{name}, line {number}: time goes back"));
            requests.Add((at, isTimed ? line[(comma + 1)..].Trim() : line.Trim()));
        }

        return requests.Count == 0 ? throw new WorkloadException($"{name}: there is no request in it") : new Trace(name, requests);
    }
}

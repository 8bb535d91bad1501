using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RedditMcp.Bench;

/// <summary>Runs <c>wrk</c>, which takes less of the machine than a client of ours would.</summary>
internal static partial class Wrk
{
    /// <summary>Posts one body over and over on 16 connections.</summary>
    /// <param name="server">Where, and whose processor time counts.</param>
    /// <param name="seconds">For how long.</param>
    /// <param name="script">The request, as a Lua script for wrk.</param>
    public static async Task<WrkResult> RunAsync(ServerProcess server, int seconds, string script)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, script);
        var before = server.ProcessorTime;
        var start = new ProcessStartInfo("wrk", ["-t2", "-c16", "-d", $"{seconds}s", "--timeout", "10s", "--latency", "-s", file, new Uri(server.Url, "mcp").AbsoluteUri])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var wrk = Process.Start(start) ?? throw new InvalidOperationException("wrk did not start.");
        var report = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        File.Delete(file);
        if (report.Contains("Non-2xx", StringComparison.Ordinal) || report.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException(report);

        var cpu = server.ProcessorTime - before;
        var requests = double.Parse(Requests().Match(report).Groups["n"].Value, CultureInfo.InvariantCulture);
        return new WrkResult(
            double.Parse(PerSecond().Match(report).Groups["n"].Value, CultureInfo.InvariantCulture),
            Latency(report, "50"), Latency(report, "99"), cpu.TotalMicroseconds / requests);
    }

    /// <summary>A script that posts a body.</summary>
    public static string Post(string body, params (string Name, string Value)[] headers) =>
        $"wrk.method = \"POST\"\nwrk.body = [==[{body}]==]\n"
        + string.Concat(headers.Select(header => $"wrk.headers[\"{header.Name}\"] = \"{header.Value}\"\n"));

    private static double Latency(string report, string percentile)
    {
        var match = Regex.Match(report, $@"^\s+{percentile}%\s+(?<n>[\d.]+)(?<unit>us|ms|s)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        var value = double.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value switch { "us" => value / 1000, "s" => value * 1000, _ => value };
    }

    [GeneratedRegex(@"Requests/sec:\s+(?<n>[\d.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"(?<n>\d+) requests in", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Requests();
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RedditMcp.Planning;
using RedditMcp.Server.Planning;

namespace RedditMcp.Server.Commands;

/// <summary><c>reddit-mcp plan</c>: what so many users take, by the arithmetic of the caching document and by a realistic one.</summary>
internal static class PlanCommand
{
    private const string Explanation = """
        Work out what so many users take: users at once, calls, the hit ratio needed, keys, Redis, instances and money, without and with the cache.

        daily users = monthly users x stickiness; at once = daily users x peak; queries a minute = at once x qpm-per-user; calls a minute = queries x (1 - hit-rate);
        room = quota x keys x (1 - reserve); hit ratio needed = 1 - room / queries; keys needed = calls / (quota x (1 - reserve));
        calls a month = calls a minute x mean-to-peak x 43,200, those beyond the room are paid.

        'document' is the arithmetic of the caching document: a thirtieth of the month's users a day, no reserve, 1 GB of Redis for 1,000 monthly users, an instance for 6 at once.
        'realistic' has 15 and 20 % of them a day, 30 % of the quota for warming, 9 KB of Redis an entry, 5,000 hits a second an instance and one to spare.
        --stickiness goes for both, --reserve for the realistic one.
        """;

    public static Command Create()
    {
        var users = Amount("--mau", "People who use it within a month.", 5000, most: 1e9);
        var stickiness = Part("--stickiness", "The part of a month's users that comes on a day, such as 0.15.");
        var peak = Part("--peak", "The part of a day's users that is there at once at its peak.", 0.2);
        var queries = Amount("--qpm-per-user", "Queries a minute of somebody who is there.", 10, most: 1000);
        var hitRate = Rest("--hit-rate", "The part of the queries that the cache answers.", 0.8);
        var quota = Amount("--quota", "Calls a minute that Reddit gives a key.", 100, most: 1e6);
        var keys = new Option<int>("--keys") { Description = "Free keys that you may use. Reddit forbids dodging its limits with several.", DefaultValueFactory = _ => 1 };
        keys.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 1000))
                result.AddError($"--keys: '{text}' is not a number from 1 to 1000.");
        });
        var reserve = Rest("--reserve", "The part of the quota for warming and refreshing.");
        var meanToPeak = Part("--mean-to-peak", "The mean demand of a day by that of its peak, for calls a month.", 1);
        var entries = Amount("--entries", "Different questions that are held at a time, for Redis.", 10_000, most: 1e9);
        var price = Amount("--price", "US dollars for a thousand calls beyond the free ones.", 0.24, most: 1000);
        var json = new Option<bool>("--json") { Description = "Print JSON." };

        var command = new Command("plan", Explanation) { users, stickiness, peak, queries, hitRate, quota, keys, reserve, meanToPeak, entries, price, json };
        command.SetAction(parsed =>
        {
            var document = CapacityAssumptions.Document(parsed.GetValue(users)!.Value);
            var realistic = CapacityAssumptions.Realistic(parsed.GetValue(users)!.Value, parsed.GetValue(entries)!.Value);
            realistic = realistic with { Reserve = parsed.GetValue(reserve) ?? realistic.Reserve };
            CapacityAssumptions[] columns = parsed.GetValue(stickiness) is { } daily
                ? [document with { Stickiness = daily }, realistic with { Stickiness = daily }]
                : [document, realistic, realistic with { Stickiness = 0.2 }];
            Write(
                [.. columns.Select(column => CapacityPlan.Of(column with
                {
                    PeakShare = parsed.GetValue(peak)!.Value,
                    QueriesPerUser = parsed.GetValue(queries)!.Value,
                    HitRate = parsed.GetValue(hitRate)!.Value,
                    Quota = parsed.GetValue(quota)!.Value,
                    Keys = parsed.GetValue(keys),
                    MeanToPeak = parsed.GetValue(meanToPeak)!.Value,
                    PricePerThousand = parsed.GetValue(price)!.Value,
                }))],
                parsed.GetValue(json), parsed.InvocationConfiguration.Output);
        });
        return command;
    }

    private static void Write(IReadOnlyList<CapacityPlan> plans, bool asJson, TextWriter output)
    {
        if (asJson)
            output.WriteLine(JsonSerializer.Serialize(plans, PlanJson.Default.IReadOnlyListCapacityPlan));
        else
            PlanReport.Write(plans, output);
    }

    /// <summary>A part of a whole that may be all of it, but not nothing.</summary>
    private static Option<double?> Part(string name, string description, double? usual = null) =>
        Number(name, description, usual, value => value is > 0 and <= 1, "above 0 and up to 1, such as 0.15");

    /// <summary>A part of a whole that may be nothing, but leaves some.</summary>
    private static Option<double?> Rest(string name, string description, double? usual = null) =>
        Number(name, description, usual, value => value is >= 0 and < 1, "from 0 to below 1, such as 0.3");

    private static Option<double?> Amount(string name, string description, double usual, double most) => Number(
        name, description, usual, value => value > 0 && value <= most, string.Create(CultureInfo.InvariantCulture, $"above 0 and up to {most:#,0}"));

    private static Option<double?> Number(string name, string description, double? usual, Func<double, bool> isAcceptable, string acceptable)
    {
        var option = new Option<double?>(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && isAcceptable(value))
                    return value;
                result.AddError($"{name}: '{text}' is not a number {acceptable}.");
                return null;
            },
        };
        if (usual is { } value)
            option.DefaultValueFactory = _ => value;
        return option;
    }
}

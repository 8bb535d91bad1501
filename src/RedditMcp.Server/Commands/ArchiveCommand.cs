using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Purging;
using RedditMcp.Queries;

namespace RedditMcp.Server.Commands;

/// <summary><c>reddit-mcp archive query</c>: posts and comments as they were when they were fetched.</summary>
internal static class ArchiveCommand
{
    private const string TakesInstants = "a day (2026-03-04) or an instant (2026-03-04T05:06:07Z), in UTC";

    public static Command Create() => new("archive", "Look into the archive.") { CreateQuery() };

    private static Command CreateQuery()
    {
        var id = new Option<Fingerprint?>("--id") { Description = $"One post or comment: {PurgeRequest.TakesIds}.", HelpName = "ID", CustomParser = ReadId };
        var subreddit = new Option<string?>("--subreddit") { Description = "Those of one community.", HelpName = "NAME", CustomParser = ReadSubreddit };
        var from = new Option<DateTimeOffset?>("--from") { Description = $"Fetched then or later: {TakesInstants}.", HelpName = "WHEN", CustomParser = result => ReadInstant(result, days: 0) };
        var to = new Option<DateTimeOffset?>("--to") { Description = "Fetched before then; a day counts as a whole.", HelpName = "WHEN", CustomParser = result => ReadInstant(result, days: 1) };
        var limit = new Option<int>("--limit") { Description = "At most so many, the last fetched first.", DefaultValueFactory = _ => 1000 };
        var settings = new SettingArguments();
        var command = new Command("query", "Print archived posts and comments, one JSON object a line, the last fetched first. What the server gathered in the last minutes is not archived yet.")
        {
            id,
            subreddit,
            from,
            to,
            limit,
        };
        settings.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var query = new ArchiveQuery(parsed.GetValue(from) ?? DateTimeOffset.MinValue, parsed.GetValue(to) ?? DateTimeOffset.MaxValue)
            {
                Id = parsed.GetValue(id),
                Subreddit = parsed.GetValue(subreddit),
            };
            var console = parsed.InvocationConfiguration;
            return UnstartedHost.RunAsync(
                () => settings.ReadSettings(parsed), console.Error, services => RunAsync(services, query, parsed.GetValue(limit), console.Output, cancellationToken));
        });
        return command;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services, ArchiveQuery query, int limit, TextWriter output, CancellationToken cancellationToken)
    {
        await foreach (var item in services.GetRequiredService<ArchiveReader>().QueryAsync(query, cancellationToken).Take(Math.Max(limit, 0)))
            await output.WriteLineAsync(Encoding.UTF8.GetString(item.ToJson().Span).AsMemory(), cancellationToken);

        return ExitCode.Success;
    }

    private static Fingerprint? ReadId(ArgumentResult result)
    {
        var print = PurgeRequest.ReadId(result.Tokens[0].Value);
        if (print is null)
            result.AddError($"'{result.Tokens[0].Value}' is not {PurgeRequest.TakesIds}.");
        return print;
    }

    private static string? ReadSubreddit(ArgumentResult result)
    {
        if (SubredditName.TryParse(result.Tokens[0].Value, out var name))
            return name.Value;
        result.AddError($"'{result.Tokens[0].Value}' is not {SubredditName.Takes}.");
        return null;
    }

    /// <summary>Reads an instant; a day is its beginning, and so many days later.</summary>
    private static DateTimeOffset? ReadInstant(ArgumentResult result, int days)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(days);
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return instant;
        result.AddError($"'{text}' is not {TakesInstants}.");
        return null;
    }
}

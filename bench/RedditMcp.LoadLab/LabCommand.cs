using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using RedditMcp.LoadLab.Reports;
using RedditMcp.LoadLab.Rigs;
using RedditMcp.LoadLab.Traces;
using RedditMcp.LoadLab.Workloads;
using Spectre.Console;

namespace RedditMcp.LoadLab;

/// <summary>The command line.</summary>
internal static class LabCommand
{
    private const int Failed = 1;
    private const int Unusable = 2;

    /// <summary>Makes it.</summary>
    public static RootCommand Create()
    {
        var scenario = new Option<string?>("--scenario") { Description = $"A scenario with its pass table: {string.Join(", ", WorkloadFiles.Scenarios.Keys)}.", HelpName = "NAME" };
        scenario.AcceptOnlyFromAmong([.. WorkloadFiles.Scenarios.Keys]);
        var workload = new Option<FileInfo?>("--workload") { Description = "A workload file; docs/load-lab.md describes it.", HelpName = "FILE" };
        var trace = new Option<FileInfo?>("--trace") { Description = "Requests as they were made: one 'seconds,key' or 'key' a line.", HelpName = "FILE" };
        var isVirtual = new Option<bool>("--virtual") { Description = "Run the product in this process under a clock that leaps: days in minutes, on SQLite." };
        var instances = new Option<int>("--instances") { Description = "Servers that share the store, 1 to 8.", DefaultValueFactory = _ => 1, HelpName = "N" };
        instances.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 8)
                result.AddError("--instances: 1 to 8.");
        });
        var store = new Option<StoreKind>("--store") { Description = "What the warm tier is in: sqlite or redis (started for the run).", HelpName = "sqlite|redis" };
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same people, questions and Reddit.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var duration = new Option<TimeSpan?>("--duration") { Description = "How long in all, such as 90s, 30m, 24h: phases are stretched to it, a trace is cut.", HelpName = "T", CustomParser = ParseDuration };
        var report = new Option<FileInfo?>("--report") { Description = "Where to write the report; the same with charts goes beside it as .html.", HelpName = "OUT.json" };

        var command = new RootCommand("What one key really carries: people, or a trace, against real servers or in virtual time. Ends with 1 when a check of the pass table fails.")
        {
            scenario, workload, trace, isVirtual, instances, store, seed, duration, report,
        };
        command.Validators.Add(result =>
        {
            if (new[] { result.GetValue(scenario) is not null, result.GetValue(workload) is not null, result.GetValue(trace) is not null }.Count(given => given) != 1)
                result.AddError("Give one of --scenario, --workload and --trace.");
            if (result.GetValue(isVirtual) && result.GetValue(store) == StoreKind.Redis)
                result.AddError("Redis goes by its own clock: leave --virtual or --store redis out.");
        });
        command.SetAction(parsed => RunAsync(
            new LabOptions
            {
                IsVirtual = parsed.GetValue(isVirtual),
                Instances = parsed.GetValue(instances),
                Store = parsed.GetValue(store),
                Seed = parsed.GetValue(seed),
                Duration = parsed.GetValue(duration),
            },
            lab => parsed.GetValue(trace) is { } file ? lab.RunAsync(Trace.Load(file.FullName))
                : parsed.GetValue(workload) is { } own ? lab.RunAsync(own.Name, [WorkloadFiles.Load(own.FullName)])
                : lab.RunAsync(parsed.GetValue(scenario)!, [.. WorkloadFiles.Scenarios[parsed.GetValue(scenario)!].Select(WorkloadFiles.Shipped)]),
            parsed.GetValue(report),
            parsed.InvocationConfiguration));
        return command;
    }

    private static async Task<int> RunAsync(LabOptions options, Func<Lab, Task<LabReport>> run, FileInfo? file, InvocationConfiguration streams)
    {
        try
        {
            var found = await WatchAsync(progress => run(new Lab(options, progress)));
            ReportText.Write(found, streams.Output);
            if (file is not null)
            {
                await File.WriteAllTextAsync(file.FullName, JsonSerializer.Serialize(found, LabReport.Json));
                await File.WriteAllTextAsync(Path.ChangeExtension(file.FullName, ".html"), HtmlReport.Render(found));
            }

            return found.Passed ? 0 : Failed;
        }
        catch (WorkloadException problem)
        {
            await streams.Error.WriteLineAsync(problem.Message);
            return Unusable;
        }
    }

    /// <summary>Shows on stderr how far it is, where somebody looks.</summary>
    private static async Task<LabReport> WatchAsync(Func<Action<string, double>, Task<LabReport>> run)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (!console.Profile.Capabilities.Interactive)
            return await run((_, _) => { });
        return await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(shown =>
        {
            var tasks = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
            return run((name, part) =>
            {
                if (!tasks.TryGetValue(name, out var task))
                    tasks[name] = task = shown.AddTask(Markup.Escape(name), maxValue: 1);
                task.Value = part;
            });
        });
    }

    private static TimeSpan? ParseDuration(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        TimeSpan? unit = text.Length < 2 ? null : text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
        if (unit is { } one && double.TryParse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var count) && count > 0)
            return one * count;
        argument.AddError($"--duration: '{text}' is no duration such as 90s, 30m, 24h or 2d.");
        return null;
    }
}

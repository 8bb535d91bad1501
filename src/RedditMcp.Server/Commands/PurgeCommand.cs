using System.CommandLine;
using System.CommandLine.Parsing;
using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Purging;
using RedditMcp.Queries;

namespace RedditMcp.Server.Commands;

/// <summary><c>reddit-mcp purge</c>: takes content out of every tier, whether the server runs or not.</summary>
internal static class PurgeCommand
{
    public static Command Create()
    {
        var ids = Targets("--id", "ID", "A post or comment", PurgeRequest.ForId, PurgeRequest.TakesIds);
        var authors = Targets("--author", "NAME", "All that an account wrote, and the account", PurgeRequest.ForAuthor, Username.Takes);
        var keys = Targets("--key", "KEY", "A cached answer", PurgeRequest.ForKey, PurgeRequest.TakesKeys);
        var settings = new SettingArguments();
        var command = new Command(
            "purge",
            "Remove content from the hot, warm and cold tier, and record that in the compliance log. Servers that run drop it within seconds. Ends with 1 where a tier did not answer.")
        {
            ids,
            authors,
            keys,
        };
        settings.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(ids) is null && result.GetResult(authors) is null && result.GetResult(keys) is null)
                result.AddError("Say what to purge: --id, --author or --key.");
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            PurgeTarget[] targets = [.. parsed.GetValue(ids) ?? [], .. parsed.GetValue(authors) ?? [], .. parsed.GetValue(keys) ?? []];
            var console = parsed.InvocationConfiguration;
            return UnstartedHost.RunAsync(
                () => settings.ReadSettings(parsed), console.Error, services => RunAsync(services, targets, console, cancellationToken));
        });
        return command;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services, PurgeTarget[] targets, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var report = await services.GetRequiredService<Purger>().RunAsync(targets, PurgeReason.Purge, cancellationToken);
        foreach (var (tier, removed) in report.Removed)
            await console.Output.WriteLineAsync($"{tier}  {Describe(tier, removed)}");

        if (report.LogTrouble is { } trouble)
            await console.Error.WriteLineAsync($"The compliance log could not be written: {trouble}");
        return report.IsComplete ? ExitCode.Success : ExitCode.Failure;
    }

    private static string Describe(string tier, int? removed) => (tier, removed) switch
    {
        (_, null) => "does not answer: purge again when it does",
        ("hot", _) => "servers that run were told to drop it",
        ("cold", 1) => "1 entry removed or shortened",
        ("cold", _) => $"{removed} entries removed or shortened",
        (_, 1) => "1 entry removed",
        _ => $"{removed} entries removed",
    };

    private static Option<PurgeTarget[]> Targets(string name, string helpName, string what, Func<string, PurgeTarget?> read, string takes) => new(name)
    {
        Description = $"{what}: {takes}.",
        HelpName = helpName,
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result => [.. result.Tokens.Select(token => Read(result, token.Value, read, takes)).OfType<PurgeTarget>()],
    };

    private static PurgeTarget? Read(ArgumentResult result, string text, Func<string, PurgeTarget?> read, string takes)
    {
        var target = read(text);
        if (target is null)
            result.AddError($"'{text}' is not {takes}.");
        return target;
    }
}

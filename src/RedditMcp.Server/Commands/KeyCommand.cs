using System.CommandLine;
using RedditMcp.Tools;

namespace RedditMcp.Server.Commands;

/// <summary><c>reddit-mcp key</c>: what a call is cached under, for those who look into a cache or keep one of their own.</summary>
internal static class KeyCommand
{
    public static Command Create()
    {
        var tool = new Argument<string>("tool") { Description = "A tool, such as get_subreddit_posts; with --raw the tool part of a key, such as posts." };
        var parameters = new Argument<string>("json") { Description = "Its arguments as a JSON object." };
        var raw = new Option<bool>("--raw") { Description = "Hash the parameters as given, without canonicalising them." };
        var command = new Command("key", "Print the canonical parameters and the cache key of a call, one per line; a call that needs several entries prints each.")
        {
            tool,
            parameters,
            raw,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(tool), parsed.GetRequiredValue(parameters), parsed.GetValue(raw), parsed.InvocationConfiguration));
        return command;
    }

    private static int Run(string tool, string json, bool raw, InvocationConfiguration console)
    {
        try
        {
            var entries = raw ? [CacheKeyPreview.Raw(tool, json)] : CacheKeyPreview.For(tool, json);
            foreach (var entry in entries)
            {
                console.Output.WriteLine(entry.Parameters);
                console.Output.WriteLine(entry.Name);
            }

            return ExitCode.Success;
        }
        catch (ArgumentException refused)
        {
            console.Error.WriteLine(refused.Message.Split(" (Parameter")[0]);
            return ExitCode.WrongUsage;
        }
    }
}

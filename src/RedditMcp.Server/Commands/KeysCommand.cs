using System.CommandLine;
using RedditMcp.Budget.Users;

namespace RedditMcp.Server.Commands;

/// <summary><c>reddit-mcp keys</c>: callers' API keys. Servers that run notice within seconds.</summary>
internal static class KeysCommand
{
    private const int LongestName = 100;

    public static Command Create() => new("keys", "Make, list and revoke the API keys by which callers over HTTP are known.")
    {
        CreateAdd(), CreateList(), CreateRevoke(), CreateForget(),
    };

    private static Command CreateAdd()
    {
        var tier = new Argument<UserTier>("tier")
        {
            Description = $"What its holder may spend: {UserTierNames.All}.",
            HelpName = "TIER",
            CustomParser = result =>
            {
                if (UserTierNames.Parse(result.Tokens.Single().Value) is { } known)
                    return known;
                result.AddError($"'{result.Tokens.Single().Value}' is no tier: {UserTierNames.All}.");
                return default;
            },
        };
        var name = new Option<string>("--name") { Description = "Whose it is, for your list.", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        name.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (text.Length > LongestName || text.Any(char.IsControl)))
                result.AddError($"--name takes one line of up to {LongestName} characters.");
        });
        var command = new Command("add", "Make a key and print it, once: only its hash is kept.") { tier, name };
        return Act(command, (keys, parsed, cancellationToken) => keys.AddAsync(parsed.GetValue(tier), parsed.GetValue(name)!, cancellationToken));
    }

    private static Command CreateList() => Act(
        new Command("list", "List the keys: id, tier, when they were made, whether they were revoked, name. Never the key."),
        (keys, _, cancellationToken) => keys.ListAsync(cancellationToken));

    private static Command CreateRevoke()
    {
        var id = Id();
        return Act(
            new Command("revoke", "Revoke a key for good. It stays in the list, and callers go on needing a key, also when it was the last.") { id },
            (keys, parsed, cancellationToken) => keys.RevokeAsync(parsed.GetRequiredValue(id), cancellationToken));
    }

    private static Command CreateForget()
    {
        var id = Id();
        return Act(
            new Command("forget", "Drop a revoked key from the list. When none is left, a server that starts on loopback asks nobody for a key.") { id },
            (keys, parsed, cancellationToken) => keys.ForgetAsync(parsed.GetRequiredValue(id), cancellationToken));
    }

    private static Argument<string> Id() => new("id") { Description = "Its id, as the list has it.", HelpName = "ID" };

    private static Command Act(Command command, Func<KeyDesk, ParseResult, CancellationToken, Task<int>> act)
    {
        var settings = new SettingArguments();
        settings.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var console = parsed.InvocationConfiguration;
            return UnstartedHost.RunAsync(
                () => settings.ReadSettings(parsed), console.Error,
                services => act(ActivatorUtilities.CreateInstance<KeyDesk>(services, console), parsed, cancellationToken));
        });
        return command;
    }
}

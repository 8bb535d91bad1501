using System.CommandLine;
using RedditMcp.Server.Configuration;
using RedditMcp.Server.Simulation;

namespace RedditMcp.Server.Commands;

/// <summary>The arguments that every command with a Reddit behind it takes.</summary>
internal sealed class HostArguments
{
    private readonly Option<bool> simulate = new("--simulate")
    {
        Description = "Ask the bundled simulator instead of Reddit. Every answer says so.",
    };

    private readonly Option<bool> simulateWithoutCredentials = new("--simulate-without-credentials")
    {
        Description = "The same, but only if no client id is set.",
    };

    private readonly Argument<string[]> overrides = new("settings")
    {
        Description = "Settings that win over the environment and appsettings.json, such as --Server:Port=9000.",
        HelpName = "--Section:Key=value",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public HostArguments() => overrides.Validators.Add(result =>
    {
        foreach (var token in result.Tokens)
        {
            if (SettingOverride.Explain(token.Value) is { } problem)
                result.AddError(problem);
        }
    });

    /// <summary>Declares the arguments.</summary>
    public void AddTo(Command command)
    {
        command.Add(simulate);
        command.Add(simulateWithoutCredentials);
        command.Add(overrides);
    }

    /// <summary>All settings of the process, the overrides last.</summary>
    public Settings ReadSettings(ParseResult parsed) =>
        SettingsReader.ForProcess().Read(parsed.GetValue(overrides) ?? []);

    /// <summary>When to simulate.</summary>
    public SimulationWish WishIn(ParseResult parsed) =>
        parsed.GetValue(simulate) ? SimulationWish.Always
        : parsed.GetValue(simulateWithoutCredentials) ? SimulationWish.WithoutCredentials
        : SimulationWish.Never;
}

using System.CommandLine;
using RedditMcp.Server.Configuration;
using RedditMcp.Server.Simulation;

namespace RedditMcp.Server.Commands;

/// <summary>The arguments that every command with a Reddit behind it takes.</summary>
internal sealed class HostArguments
{
    private readonly Option<bool> _simulate = new("--simulate")
    {
        Description = "Ask the bundled simulator instead of Reddit. Every answer says so.",
    };

    private readonly Option<bool> _simulateWithoutCredentials = new("--simulate-without-credentials")
    {
        Description = "The same, but only if no client id is set.",
    };

    private readonly Argument<string[]> _overrides = new("settings")
    {
        Description = "Settings that win over the environment and appsettings.json, such as --Server:Port=9000.",
        HelpName = "--Section:Key=value",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public HostArguments() => _overrides.Validators.Add(result =>
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
        command.Add(_simulate);
        command.Add(_simulateWithoutCredentials);
        command.Add(_overrides);
    }

    /// <summary>All settings of the process, the overrides last.</summary>
    public Settings ReadSettings(ParseResult parsed) =>
        SettingsReader.ForProcess().Read(parsed.GetValue(_overrides) ?? []);

    /// <summary>When to simulate.</summary>
    public SimulationWish WishIn(ParseResult parsed) =>
        parsed.GetValue(_simulate) ? SimulationWish.Always
        : parsed.GetValue(_simulateWithoutCredentials) ? SimulationWish.WithoutCredentials
        : SimulationWish.Never;
}

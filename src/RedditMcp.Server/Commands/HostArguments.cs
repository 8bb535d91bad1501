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

    private readonly SettingArguments _settings = new();

    /// <summary>Declares the arguments.</summary>
    public void AddTo(Command command)
    {
        command.Add(_simulate);
        command.Add(_simulateWithoutCredentials);
        _settings.AddTo(command);
    }

    /// <summary>All settings of the process, the overrides last.</summary>
    public Settings ReadSettings(ParseResult parsed) => _settings.ReadSettings(parsed);

    /// <summary>When to simulate.</summary>
    public SimulationWish WishIn(ParseResult parsed) =>
        parsed.GetValue(_simulate) ? SimulationWish.Always
        : parsed.GetValue(_simulateWithoutCredentials) ? SimulationWish.WithoutCredentials
        : SimulationWish.Never;
}

using System.CommandLine;
using RedditMcp.Server.Configuration;

namespace RedditMcp.Server.Commands;

/// <summary>Settings on the command line, which every command that reads settings takes.</summary>
internal sealed class SettingArguments
{
    private readonly Argument<string[]> _overrides = new("settings")
    {
        Description = "Settings that win over the environment and appsettings.json, such as --Server:Port=9000.",
        HelpName = "--Section:Key=value",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public SettingArguments() => _overrides.Validators.Add(result =>
    {
        foreach (var token in result.Tokens)
        {
            if (SettingOverride.Explain(token.Value) is { } problem)
                result.AddError(problem);
        }
    });

    /// <summary>Declares the arguments.</summary>
    public void AddTo(Command command) => command.Add(_overrides);

    /// <summary>All settings of the process, the overrides last.</summary>
    public Settings ReadSettings(ParseResult parsed) =>
        SettingsReader.ForProcess().Read(parsed.GetValue(_overrides) ?? []);
}

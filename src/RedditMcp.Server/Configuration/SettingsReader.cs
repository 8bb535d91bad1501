using System.Collections;

namespace RedditMcp.Server.Configuration;

/// <summary>
/// Reads settings, the later winning: defaults, <c>appsettings.json</c> beside the executable, environment, command line.
/// The file is looked for beside the executable and nowhere else: a desktop client starts the server in whatever folder
/// its user has open, and a file found there could send the credentials to a stranger's host.
/// </summary>
/// <param name="environment">The environment of the process.</param>
/// <param name="directory">Where <c>appsettings.json</c> may be.</param>
internal sealed class SettingsReader(IReadOnlyDictionary<string, string> environment, string directory)
{
    /// <summary>Reads what this process was started with.</summary>
    public static SettingsReader ForProcess()
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal);
        return new SettingsReader(environment, AppContext.BaseDirectory);
    }

    /// <summary>Reads all sources.</summary>
    /// <exception cref="SettingException">Something is set and wrong.</exception>
    public Settings Read(IEnumerable<string> arguments)
    {
        var settings = WithVariables(WithFile(LogLevels.Defaults));
        foreach (var given in arguments.Select(SettingOverride.Parse))
            settings = settings.With(given.Key, given.Value, given.Origin);

        LogLevels.Check(settings);
        return settings;
    }

    private Settings WithFile(Settings settings)
    {
        var path = Path.Combine(directory, "appsettings.json");
        try
        {
            var file = new ConfigurationBuilder().AddJsonFile(path, optional: true, reloadOnChange: false).Build();
            return file.AsEnumerable().Aggregate(settings, (all, entry) => all.With(entry.Key, entry.Value, $"{entry.Key} in appsettings.json"));
        }
        catch (InvalidDataException unreadable)
        {
            throw new SettingException($"{path} cannot be read: {unreadable.InnerException?.Message ?? unreadable.Message}", unreadable);
        }
    }

    private Settings WithVariables(Settings settings)
    {
        // Any setting can be given as Section__Key, as .NET programs in containers are used to.
        foreach (var (name, value) in environment)
        {
            var key = name.Replace("__", ":", StringComparison.Ordinal);
            if (SettingSections.Contains(key) || name.StartsWith("OTEL_", StringComparison.Ordinal))
                settings = settings.With(key, value, name);
        }

        return SettingVariables.All.Reverse()
            .Aggregate(settings, (all, known) => all.With(known.Key, environment.GetValueOrDefault(known.Variable), known.Variable));
    }
}

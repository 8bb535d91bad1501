using System.Collections.Immutable;

namespace RedditMcp.Server.Configuration;

/// <summary>All settings that are set, each knowing where it came from. Values that count as not set never get in.</summary>
internal sealed class Settings
{
    private readonly ImmutableDictionary<string, Setting> _settings;

    private Settings(ImmutableDictionary<string, Setting> settings) => _settings = settings;

    public static Settings Empty { get; } = new(ImmutableDictionary.Create<string, Setting>(StringComparer.OrdinalIgnoreCase));

    /// <summary>The keys that are set.</summary>
    public IEnumerable<string> Keys => _settings.Keys;

    /// <summary>The value of a key, or null when it is not set.</summary>
    public string? this[string key] => _settings.GetValueOrDefault(key)?.Value;

    /// <summary>The same settings and one more; a value that counts as not set leaves what was there.</summary>
    public Settings With(string key, string? value, string origin) =>
        Setting.IsUnset(value) ? this : new Settings(_settings.SetItem(key, new Setting(value!, origin)));

    /// <summary>The same settings without those below a section.</summary>
    public Settings Without(string section) =>
        new(_settings.RemoveRange(_settings.Keys.Where(key => key.StartsWith(section + ':', StringComparison.OrdinalIgnoreCase))));

    /// <summary>How the operator spelt a key.</summary>
    public string OriginOf(string key) => _settings.GetValueOrDefault(key)?.Origin ?? key;

    /// <summary>The settings in the form that options are bound from.</summary>
    public IConfigurationRoot ToConfiguration() =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(_settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value.Value)))
            .Build();
}

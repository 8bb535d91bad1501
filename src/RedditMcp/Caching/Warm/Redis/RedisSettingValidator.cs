using Microsoft.Extensions.Options;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>Refuses malformed Redis addresses at start, without repeating the secrets in them.</summary>
internal sealed class RedisSettingValidator : IValidateOptions<CacheOptions>, IValidateOptions<StateOptions>
{
    private const string Forms = "write redis://user:password@host:6379/0, rediss:// for TLS, or a StackExchange.Redis connection string.";

    public ValidateOptionsResult Validate(string? name, CacheOptions options) => Check("REDIS_URL (Cache:Redis)", options.Redis);

    public ValidateOptionsResult Validate(string? name, StateOptions options) => Check("STATE_REDIS_URL (State:Redis)", options.Redis);

    private static ValidateOptionsResult Check(string setting, string? value) =>
        string.IsNullOrWhiteSpace(value) || RedisAddress.TryParse(value, out _, out var problem)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{setting} cannot be used, {problem}: {Forms}");
}

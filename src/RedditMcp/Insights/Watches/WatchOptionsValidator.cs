using Microsoft.Extensions.Options;

namespace RedditMcp.Insights.Watches;

/// <summary>Checks <see cref="WatchOptions"/> at the start.</summary>
internal sealed class WatchOptionsValidator : IValidateOptions<WatchOptions>
{
    public ValidateOptionsResult Validate(string? name, WatchOptions options)
    {
        if (options.Most < 1)
            return ValidateOptionsResult.Fail("Watches:Most must be 1 or more.");
        var limits = options.PerCaller;
        return limits.Free < 0 || limits.Pro < 0 || limits.Business < 0 || limits.Enterprise < 0
            ? ValidateOptionsResult.Fail("Watches:PerCaller must hold no negative number; 0 is no limit.")
            : ValidateOptionsResult.Success;
    }
}

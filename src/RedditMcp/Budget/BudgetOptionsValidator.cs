using Microsoft.Extensions.Options;

namespace RedditMcp.Budget;

/// <summary>Refuses settings of the budget that cannot work, in words that name them.</summary>
internal sealed class BudgetOptionsValidator : IValidateOptions<BudgetOptions>
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, BudgetOptions options)
    {
        var problems = new List<string>();
        if (options.QueriesPerMinute is < 1 or > 100_000)
            problems.Add($"Budget:QueriesPerMinute is {options.QueriesPerMinute}; it must be 1 to 100000.");
        if (options.MaxWait < TimeSpan.Zero || options.MaxWait > s_longestWait)
            problems.Add($"Budget:MaxWait is {options.MaxWait}; it must be 00:00:00 to 00:02:00.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}

using ModelContextProtocol.Protocol;
using RedditMcp.Caching;
using RedditMcp.Queries;

namespace RedditMcp.Tools.Prompts;

/// <summary>Completes what a user types into a prompt's argument or a resource's address, from names that were asked about before.</summary>
internal sealed class NameCompletions(KnownNames names)
{
    /// <summary>The protocol takes no more.</summary>
    private const int Most = 100;

    private const int LongestTyped = 2000;
    private static readonly string[] s_sorts = [.. Enum.GetValues<ListingSort>().Select(sort => sort.Spell())];

    /// <summary>Completes.</summary>
    /// <param name="argument">The name of the argument, or of the address's part.</param>
    /// <param name="typed">What was typed so far.</param>
    public async Task<CompleteResult> CompleteAsync(string argument, string typed)
    {
        if (typed.Length > LongestTyped)
            return Of([]);
        return Of(argument switch
        {
            "subreddit" or PromptTemplates.Subreddits => await SubredditsAsync(typed),
            "name" or "username" => (await names.ReadAsync()).Users(Bare(typed, "u/")),
            "sort" => [.. s_sorts.Where(sort => sort.StartsWith(typed, StringComparison.OrdinalIgnoreCase))],
            _ => [],
        });
    }

    /// <summary>Of several joined names the last is the one being typed.</summary>
    private async Task<IReadOnlyList<string>> SubredditsAsync(string typed)
    {
        var last = typed.LastIndexOfAny(['+', ',']) + 1;
        var before = typed[..last];
        var taken = before.Split(['+', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = (await names.ReadAsync()).Subreddits(Bare(typed[last..].TrimStart(), "r/"));
        return [.. found.Where(name => !taken.Contains(name, StringComparer.OrdinalIgnoreCase)).Select(name => before + name)];
    }

    private static string Bare(string typed, string prefix)
    {
        var bare = typed.TrimStart('/');
        return bare.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? bare[prefix.Length..] : bare;
    }

    private static CompleteResult Of(IReadOnlyList<string> values) => new()
    {
        Completion = new Completion { Values = [.. values.Take(Most)], Total = values.Count, HasMore = values.Count > Most },
    };
}

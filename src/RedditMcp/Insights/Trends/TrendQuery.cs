using System.Text.Json.Serialization.Metadata;
using RedditMcp.Caching;
using RedditMcp.Queries;

namespace RedditMcp.Insights.Trends;

/// <summary>The sample of a scope. Window, lowest score and limit are cut from it, so that they cost nothing more and stand in no key.</summary>
/// <param name="Subreddits">The scope.</param>
/// <param name="Sampler">Takes it; null where only the key is wanted.</param>
internal sealed record TrendQuery(SubredditSet Subreddits, TrendSampler? Sampler = null) : ComposedQuery<TrendSample>
{
    private const string Everywhere = "all";

    /// <summary>All of Reddit.</summary>
    public static SubredditSet All { get; } = SubredditSet.TryParse(Everywhere, out var all) ? all : default;

    /// <inheritdoc/>
    protected override string KeyTool => "trending";

    /// <inheritdoc/>
    public override JsonTypeInfo<TrendSample> Format => TrendJson.Compact.TrendSample;

    /// <inheritdoc/>
    public override TimeSpan StaleLimit => TrendMemory.StaleLimit;

    /// <inheritdoc/>
    public override Task<ComposedContent<TrendSample>> ComposeAsync(TrendSample? before, Errand errand) => Sampler!.TakeAsync(Subreddits, before, errand);

    /// <inheritdoc/>
    public override ContentKind KindOf(TrendSample content, DateTimeOffset now) => ContentKind.Trending;

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters().Add("subreddit", Subreddits == All ? null : Subreddits.Value);
}

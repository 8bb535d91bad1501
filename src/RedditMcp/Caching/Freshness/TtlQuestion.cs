using RedditMcp.Queries;

namespace RedditMcp.Caching.Freshness;

/// <summary>What a TTL is decided on.</summary>
/// <param name="Kind">The row of the table.</param>
/// <param name="PostFactor">What the posts shown say, see <see cref="PostFactors"/>; 1 for kinds that go by the change of their key.</param>
/// <param name="Drift">What earlier refreshes of the key taught.</param>
/// <param name="Change">How much of it is new since the refresh before, 0 to 1; null when nothing is known of it.</param>
internal readonly record struct TtlQuestion(ContentKind Kind, double PostFactor, double Drift, double? Change);

using Microsoft.Extensions.Options;

namespace RedditMcp.Caching;

/// <summary>Holds the cache's settings against their ranges.</summary>
[OptionsValidator]
internal sealed partial class CacheOptionsValidator : IValidateOptions<CacheOptions>;

namespace RedditMcp.Caching;

/// <summary>What metrics and logs call the tiers.</summary>
internal static class CacheTierNames
{
    extension(CacheTier tier)
    {
        /// <summary>The tier in lower case.</summary>
        public string Name => tier switch
        {
            CacheTier.Hot => "hot",
            CacheTier.Warm => "warm",
            CacheTier.Cold => "cold",
            _ => "reddit",
        };
    }
}

namespace RedditMcp.LoadLab.Rigs;

/// <summary>The servers, their store and their Reddit, for as long as a run lasts.</summary>
internal interface IRig : IAsyncDisposable
{
    /// <summary>The clock by which the run goes.</summary>
    TimeProvider Time { get; }

    /// <summary>Memory the servers hold, in bytes.</summary>
    long ResidentBytes { get; }

    /// <summary>A way in, to one instance after the other.</summary>
    IDoor Open();

    /// <summary>What Reddit was asked so far.</summary>
    Task<UpstreamCount> CountUpstreamAsync();

    /// <summary>Whether any breaker of any instance keeps calls from Reddit.</summary>
    Task<bool> IsBreakerOpenAsync();

    /// <summary>Sets what goes wrong at Reddit; empty for nothing.</summary>
    Task SetFaultsAsync(string faults);

    /// <summary>Empties every cache. What must survive, such as the quota's ledger, does.</summary>
    Task FlushAsync();
}

namespace RedditMcp.Budget.Credentials;

/// <summary>One key of several. Section <c>Reddit:Credentials:N</c> of the configuration.</summary>
public sealed class CredentialOptions
{
    /// <summary>Client id of an app that Reddit approved for this use.</summary>
    public string? ClientId { get; set; }

    /// <summary>Secret of that app. An installed app has none.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Whether its calls cost money; it is used when the free ones would make somebody wait for more than a second.</summary>
    public bool Paid { get; set; }

    /// <summary>What a thousand calls cost, in US dollars. Reddit's published price is 0.24.</summary>
    public double PricePerThousand { get; set; } = 0.24;

    /// <summary>What may be spent in a calendar month (UTC), in US dollars; null for no bound.</summary>
    public double? MonthlyCap { get; set; }

    /// <summary>Calls that the cap pays for; null for no bound.</summary>
    internal int? MonthlyCalls => Paid && MonthlyCap is { } cap ? (int)Math.Min(int.MaxValue, cap / PricePerThousand * 1000) : null;
}

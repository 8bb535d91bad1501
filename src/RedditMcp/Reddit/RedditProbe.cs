using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Reddit;

/// <summary>Asks Reddit one cheap question to find out whether the credentials work.</summary>
internal sealed class RedditProbe(RedditGateway gateway)
{
    private static readonly RedditRequest s_question =
        new RedditRequest("info", "/api/info") { Subject = "r/reddit.com" }.With("id", "t5_6");

    /// <summary>Gets a token and makes one call.</summary>
    /// <returns>Null when Reddit answered, else what is wrong and what to do.</returns>
    public async Task<RedditError?> TryAsync(CancellationToken cancellationToken)
    {
        var fetched = await gateway.FetchAsync(s_question, CommunityReader.ReadPage, CallTerms.Patient, cancellationToken);
        return fetched.Result.Error;
    }
}

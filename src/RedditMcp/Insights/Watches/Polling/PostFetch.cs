using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>How a poll reads posts: for the background, or for somebody who waits and is charged.</summary>
/// <param name="query">What to read.</param>
/// <param name="notBefore">What was fetched earlier is fetched anew; null where that does not matter.</param>
/// <param name="cancellationToken">Ends the wait.</param>
internal delegate Task<CacheResult<PostPage>> PostFetch(RedditQuery<PostPage> query, DateTimeOffset? notBefore, CancellationToken cancellationToken);

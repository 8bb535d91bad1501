using System.Collections.Concurrent;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Threads;

/// <summary>Keeps the trees of threads that are read again and again, for as long as nobody comments.</summary>
internal sealed class ThreadStore
{
    private const int MostComments = 2_000_000;
    private readonly ConcurrentDictionary<PostId, CommentTree> _trees = [];
    private int _comments;

    public CommentTree TreeOf(Post post, long now)
    {
        var count = post.Vitals.CommentsAt(now);
        if (_trees.TryGetValue(post.Id, out var known) && known.Count == count && known.Post.Vitals.Created == post.Vitals.Created)
            return known;

        if (Interlocked.Add(ref _comments, count) > MostComments)
        {
            _trees.Clear();
            Interlocked.Exchange(ref _comments, count);
        }

        return _trees[post.Id] = new CommentTree(post, count);
    }
}

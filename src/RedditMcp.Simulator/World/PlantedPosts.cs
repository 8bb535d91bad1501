using System.Collections.Immutable;

namespace RedditMcp.Simulator.World;

/// <summary>Posts that a test or a demonstration put there, on top of those that would be there anyway.</summary>
internal sealed class PlantedPosts(CommunityRegistry communities)
{
    private const ulong FirstId = 200_000_000;
    private readonly Lock _planting = new();
    private ImmutableArray<Post> _posts = [];

    /// <summary>Grows with each post, so that what was computed without it can be told apart.</summary>
    public int Version => _posts.Length;

    public ImmutableArray<Post> All => _posts;

    public Post? Find(PostId id)
    {
        var posts = _posts;
        var index = (long)id.Value - (long)FirstId;
        return index >= 0 && index < posts.Length ? posts[(int)index] : null;
    }

    public Post Plant(PlantedPost planted, long now)
    {
        lock (_planting)
        {
            var id = new PostId(FirstId + (ulong)_posts.Length);
            var post = planted.ToPost(id, communities[planted.Subreddit], now);
            _posts = _posts.Add(post);
            return post;
        }
    }
}

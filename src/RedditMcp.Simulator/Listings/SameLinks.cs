using RedditMcp.Simulator.Text;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Listings;

/// <summary>Finds posts that lead to the same place: links to one article, and what was planted with that address.</summary>
internal sealed class SameLinks(Site site)
{
    private const int DaysSearched = 3;

    /// <summary>Posts with the same link as this one.</summary>
    public IEnumerable<Post> As(Post post, long now)
    {
        if (post.Content.Url is not { } url)
            return [];

        return post.Id.IsDated ? Generated(Article.Of(post), post.Community, now).Concat(Planted(url, now)) : To(url, now);
    }

    /// <summary>Posts with this link, among those of the last days.</summary>
    public IEnumerable<Post> To(string url, long now)
    {
        var today = now / WorldTime.Day;
        var generated =
            from topic in site.Communities.Catalogue.Select(community => community.Topic).Distinct()
            where topic.Outlets.Any(outlet => url.Contains(outlet, StringComparison.OrdinalIgnoreCase))
            from day in Enumerable.Range(0, DaysSearched)
            from article in Article.AllOf(topic, today - day)
            where article.Url == url
            from post in Generated(article, home: null, now)
            select post;
        return generated.Concat(Planted(url, now));
    }

    private IEnumerable<Post> Planted(string url, long now) =>
        site.Planted.All.Where(post => post.Content.Url == url && post.Vitals.Created <= now);

    private IEnumerable<Post> Generated(Article article, Community? home, long now)
    {
        var communities = site.Communities.Catalogue.Where(community => community.Topic == article.Topic);
        if (home is not null)
            communities = communities.Append(home).Distinct();

        foreach (var community in communities)
        {
            var first = community.SlotOf(article.DayNumber * WorldTime.Day);
            var last = Math.Min(community.NewestSlot(now), community.SlotOf((article.DayNumber + 1) * WorldTime.Day));
            for (var slot = first; slot <= last; slot++)
            {
                var post = site.At(community, slot);
                if (post.Kind == PostKind.Link && !post.IsRemovedAt(now) && Article.Of(post) == article)
                    yield return post;
            }
        }
    }
}

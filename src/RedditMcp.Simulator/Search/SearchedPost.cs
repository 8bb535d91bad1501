using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Search;

/// <summary>A post as searches see it.</summary>
internal sealed class SearchedPost(Post post)
{
    public Post Post => post;

    public IReadOnlyList<string> TitleWords => field ??= [.. Words.In(post.Content.Title)];

    public string Title => post.Content.Title;

    public string Body => post.Content.Body;

    public string Flair => post.Content.Flair ?? "";

    public string Author => post.Content.Author;

    public string Subreddit => post.Community.Name;

    public string Url => post.Content.Url ?? "";

    public bool IsSelf => post.Kind is PostKind.Self or PostKind.Poll;

    public bool IsOver18 => post.Content.Over18;
}

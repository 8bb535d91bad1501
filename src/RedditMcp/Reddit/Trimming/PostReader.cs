using System.Net;
using System.Text.Json;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Reddit.Trimming;

/// <summary>Keeps of a post what matters: some 20 of about 110 fields.</summary>
internal static class PostReader
{
    /// <summary>Reads a listing of posts; what is not a post in it is passed over.</summary>
    public static RedditResult<PostPage> ReadPage(JsonElement listing) => listing.IsKind("Listing")
        ? new PostPage([.. listing.Children("t3").Select(Read).OfType<Post>()], listing.After())
        : RedditErrors.Unreadable("a listing of posts");

    /// <summary>Reads a post; null where it has not even an id.</summary>
    public static Post? Read(JsonElement post) => Read(post, withParent: true);

    private static Post? Read(JsonElement post, bool withParent)
    {
        if (post.Text("id") is not { } id)
            return null;

        var parents = withParent ? ReadParents(post) : null;
        return new Post
        {
            Id = id,
            Title = post.Text("title") ?? "",
            Author = post.Text("author"),
            Subreddit = post.Text("subreddit"),
            Score = post.Integer("score") ?? 0,
            UpvoteRatio = post.Number("upvote_ratio"),
            NumComments = post.Integer("num_comments") ?? 0,
            CreatedUtc = post.Number("created_utc") ?? 0,
            Permalink = post.Text("permalink"),
            Url = post.Text("url"),
            PostType = TypeOf(post),
            Selftext = post.Text("selftext"),
            LinkFlairText = post.Text("link_flair_text"),
            AuthorFlairText = post.Text("author_flair_text"),
            Gallery = ReadGallery(post),
            PollData = ReadPoll(post.Member("poll_data")),
            Video = ReadVideo(post),
            CrosspostParentList = parents,
            Over18 = post.Flag("over_18"),
            Spoiler = post.Flag("spoiler"),
            Locked = post.Flag("locked"),
            Archived = post.Flag("archived"),
            Stickied = post.Flag("stickied"),
            HideScore = post.Flag("hide_score"),
            RemovedByCategory = post.Text("removed_by_category"),
            Distinguished = post.Text("distinguished"),
            Edited = post.Number("edited"),
        };
    }

    private static PostType TypeOf(JsonElement post) => post switch
    {
        _ when post.Text("crosspost_parent") is not null => PostType.Crosspost,
        _ when post.Flag("is_gallery") => PostType.Gallery,
        _ when post.Member("poll_data").ValueKind == JsonValueKind.Object => PostType.Poll,
        _ when post.Flag("is_video") || post.Text("post_hint") is "hosted:video" or "rich:video" => PostType.Video,
        _ when post.Flag("is_self") => PostType.Self,
        _ when post.Text("post_hint") == "image" || IsPicture(post.Text("url")) => PostType.Image,
        _ => PostType.Link,
    };

    private static bool IsPicture(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var link)
        && Path.GetExtension(link.AbsolutePath) is ".jpg" or ".jpeg" or ".png" or ".gif" or ".webp";

    /// <summary>A crosspost names one original. It is read without its own, since nobody can crosspost a chain.</summary>
    private static Post[]? ReadParents(JsonElement post)
    {
        var parents = post.Items("crosspost_parent_list").Take(1).Select(parent => Read(parent, withParent: false)).OfType<Post>().ToArray();
        return parents.Length == 0 ? null : parents;
    }

    private static GalleryItem[]? ReadGallery(JsonElement post)
    {
        var media = post.Member("media_metadata");
        var items = post.Member("gallery_data").Items("items")
            .Select(item => ReadGalleryItem(item, media))
            .OfType<GalleryItem>()
            .ToArray();
        return items.Length == 0 ? null : items;
    }

    private static GalleryItem? ReadGalleryItem(JsonElement item, JsonElement media) =>
        item.Text("media_id") is { } id && PictureUrl(id, media.Member(id)) is { } url
            ? new GalleryItem(url, item.Text("caption"), item.Text("outbound_url"))
            : null;

    /// <summary>
    /// A still picture's original is at i.redd.it under its id; the URLs Reddit lists are signed previews three times as long.
    /// Those may carry <c>&amp;amp;</c> whatever <c>raw_json</c> says.
    /// </summary>
    private static string? PictureUrl(string id, JsonElement media)
    {
        if (media.Text("e") == "Image" && media.Text("m") is { } type && type.StartsWith("image/", StringComparison.Ordinal))
            return $"https://i.redd.it/{id}.{type["image/".Length..]}";
        var source = media.Member("s");
        return WebUtility.HtmlDecode(source.Text("gif") ?? source.Text("mp4") ?? source.Text("u"));
    }

    private static Poll? ReadPoll(JsonElement poll)
    {
        var options = poll.Items("options")
            .Where(option => option.Text("text") is not null)
            .Select(option => new PollOption(option.Text("text")!, option.Integer("vote_count")))
            .ToArray();
        return options.Length == 0
            ? null
            : new Poll(options, poll.Integer("total_vote_count"), poll.Number("voting_end_timestamp"));
    }

    private static Video? ReadVideo(JsonElement post)
    {
        var video = post.Member("media").Member("reddit_video");
        return WebUtility.HtmlDecode(video.Text("fallback_url")) is { } url ? new Video(url, video.Number("duration")) : null;
    }
}

using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Rendering;

/// <summary>Addresses and sizes of a post's pictures and videos. There is nothing behind them.</summary>
internal static class MediaFiles
{
    /// <summary>The widths Reddit scales pictures to.</summary>
    public static readonly int[] Widths = [108, 216, 320, 640, 960, 1080];

    public static string IdOf(Post post, int number = 0) => Base36.Encode(Dice.Mix(post.Key + (ulong)number) >> 4);

    public static string Picture(Post post, int item, int width) =>
        $"https://preview.redd.it/{IdOf(post, item)}.jpg?width={width}&crop=smart&auto=webp&s={Dice.Mix(post.Key ^ (ulong)width):x16}{post.Key:x16}";

    public static int HeightOf(Post post, int width) => width * (60 + (int)(post.Key % 90)) / 100;

    /// <summary>Where a post leads.</summary>
    public static string UrlOf(Post post) => post.Kind switch
    {
        PostKind.Link => post.Content.Url!,
        PostKind.Image => $"https://i.redd.it/{IdOf(post)}.jpeg",
        PostKind.Video => VideoOf(post),
        PostKind.Gallery => $"https://www.reddit.com/gallery/{post.Id}",
        _ => $"https://www.reddit.com{post.Permalink}",
    };

    public static string VideoOf(Post post) => $"https://v.redd.it/{IdOf(post)}";
}

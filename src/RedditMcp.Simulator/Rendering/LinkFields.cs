using System.Text.Encodings.Web;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Rendering;

/// <summary>What a comment says of its post when it is shown apart from it.</summary>
internal static class LinkFields
{
    public static void Write(AnswerBuffer answer, Post post, long now, bool raw)
    {
        var url = $"https://www.reddit.com{post.Permalink}";
        answer.Append(""","link_title":"""u8).AppendName(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Markup.Shown(post.Content.Title, raw)))
            .Append(""","link_author":"""u8).AppendName(post.Content.Author)
            .Append(""","link_permalink":"""u8).AppendName(url)
            .Append(""","link_url":"""u8).AppendName(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Markup.Shown(post.Content.Url ?? url, raw)))
            .Append(""","num_comments":"""u8).Append(post.Vitals.CommentsAt(now))
            .Append(post.Content.Over18 ? ""","over_18":true"""u8 : ""","over_18":false"""u8)
            .Append(""","quarantine":false"""u8);
    }
}

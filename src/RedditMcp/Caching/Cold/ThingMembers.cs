using System.Text.Json;

namespace RedditMcp.Caching.Cold;

/// <summary>Tells members apart without making texts of their names.</summary>
internal static class ThingMembers
{
    /// <summary>The member whose name the reader stands on.</summary>
    public static ThingMember Of(ref Utf8JsonReader reader) => reader.ValueSpan switch
    {
        var name when name.SequenceEqual("id"u8) => ThingMember.Id,
        var name when name.SequenceEqual("author"u8) => ThingMember.Author,
        var name when name.SequenceEqual("body"u8) => ThingMember.Text,
        var name when name.SequenceEqual("selftext"u8) => ThingMember.Text,
        var name when name.SequenceEqual("subreddit"u8) => ThingMember.Subreddit,
        var name when name.SequenceEqual("removed_by_category"u8) => ThingMember.RemovedByCategory,
        var name when name.SequenceEqual("link_id"u8) => ThingMember.LinkId,
        var name when name.SequenceEqual("link_title"u8) => ThingMember.LinkTitle,
        var name when name.SequenceEqual("post"u8) => ThingMember.Post,
        var name when name.SequenceEqual("posts"u8) => ThingMember.Posts,
        var name when name.SequenceEqual("crosspost_parent_list"u8) => ThingMember.CrosspostParentList,
        var name when name.SequenceEqual("comments"u8) => ThingMember.Comments,
        var name when name.SequenceEqual("replies"u8) => ThingMember.Replies,
        var name when name.SequenceEqual("accounts"u8) => ThingMember.Accounts,
        var name when name.SequenceEqual("moderators"u8) => ThingMember.Moderators,
        var name when name.SequenceEqual("communities"u8) => ThingMember.Communities,
        var name when name.SequenceEqual("name"u8) => ThingMember.Name,
        var name when name.SequenceEqual("display_name"u8) => ThingMember.DisplayName,
        var name when name.SequenceEqual("post_id"u8) => ThingMember.PostId,
        var name when name.SequenceEqual("content_md"u8) => ThingMember.ContentMd,
        var name when name.SequenceEqual("revision_by"u8) => ThingMember.RevisionBy,
        _ => ThingMember.Other,
    };
}

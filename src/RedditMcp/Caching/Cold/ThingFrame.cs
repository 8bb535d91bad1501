using System.Text.Json;

namespace RedditMcp.Caching.Cold;

/// <summary>An object or array of a body while it is being read.</summary>
/// <param name="isArray">Whether it is an array.</param>
/// <param name="under">The member it is the value of.</param>
/// <param name="type">What it is; null where its members have to tell, or it is nothing of interest.</param>
/// <param name="start">Where it starts.</param>
internal sealed class ThingFrame(bool isArray, ThingMember under, ThingType? type, int start)
{
    private const string ProfilePrefix = "u_";

    private ThingType? _type = type;
    private string? _id;
    private string? _author;
    private string? _subreddit;
    private bool _isGone;
    private string? _linkId;
    private ByteRange? _linkTitle;

    /// <summary>Whether it is a list of things.</summary>
    public bool IsList => isArray && ItemType is not null;

    private ThingType? ItemType => under switch
    {
        ThingMember.Posts or ThingMember.CrosspostParentList => ThingType.Post,
        ThingMember.Comments or ThingMember.Replies => ThingType.Comment,
        ThingMember.Accounts or ThingMember.Moderators => ThingType.Account,
        ThingMember.Communities => ThingType.Community,
        _ => null,
    };

    /// <summary>What an object directly in it is.</summary>
    /// <param name="member">The member it is the value of; of no meaning in an array.</param>
    public ThingType? TypeOf(ThingMember member) =>
        isArray ? ItemType : member is ThingMember.Post ? ThingType.Post : null;

    /// <summary>Takes note of a text.</summary>
    /// <param name="member">Whose value it is.</param>
    /// <param name="memberStart">Where the member's name starts.</param>
    /// <param name="reader">Stands on the text.</param>
    /// <param name="isRoot">Whether this is the body itself, which says what it is by its members only.</param>
    public void Note(ThingMember member, int memberStart, ref Utf8JsonReader reader, bool isRoot)
    {
        switch (member)
        {
            case ThingMember.Id:
                _id = reader.GetString();
                break;
            case ThingMember.PostId when isRoot:
                (_type, _id) = (ThingType.Link, reader.GetString());
                break;
            case ThingMember.Author:
                _author = reader.GetString();
                break;
            case ThingMember.Name:
                _author = reader.GetString();
                _type ??= isRoot ? ThingType.Account : null;
                break;
            case ThingMember.DisplayName:
                NoteCommunity(reader.GetString()!, isRoot);
                break;
            case ThingMember.ContentMd when isRoot:
                _type = ThingType.WikiPage;
                break;
            case ThingMember.RevisionBy:
                _author = reader.GetString();
                break;
            case ThingMember.Subreddit:
                _subreddit = reader.GetString();
                break;
            case ThingMember.Text:
                _isGone |= reader.ValueSpan is [(byte)'[', ..] && (reader.ValueTextEquals("[deleted]"u8) || reader.ValueTextEquals("[removed]"u8));
                break;
            case ThingMember.RemovedByCategory:
                _isGone = true;
                break;
            case ThingMember.LinkId:
                _linkId = reader.GetString();
                break;
            case ThingMember.LinkTitle:
                _linkTitle = new ByteRange(memberStart, (int)reader.BytesConsumed);
                break;
        }
    }

    /// <summary>What was read; null where it is nothing of interest.</summary>
    /// <param name="end">Where it ends.</param>
    /// <param name="isListed">Whether it is one of a list.</param>
    public ContentThing? Finish(int end, bool isListed)
    {
        if (_type is not { } type)
            return null;
        var author = _author is "[deleted]" ? null : _author;
        return new ContentThing(type, new ByteRange(start, end), isListed)
        {
            Id = _id,
            Author = author,
            Subreddit = _subreddit,
            IsGone = type is ThingType.Post or ThingType.Comment && (_isGone || author is null),
            LinkId = _linkId,
            LinkTitle = _linkTitle,
        };
    }

    /// <summary>A profile is a community too, and all about its account.</summary>
    private void NoteCommunity(string name, bool isRoot)
    {
        _type ??= isRoot ? ThingType.Community : null;
        _subreddit = name;
        if (name.StartsWith(ProfilePrefix, StringComparison.OrdinalIgnoreCase))
            _author = name[ProfilePrefix.Length..];
    }
}

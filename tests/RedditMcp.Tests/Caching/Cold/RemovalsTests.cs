using System.Text.Json;
using CsCheck;
using RedditMcp.Caching.Cold;
using RedditMcp.Reddit.Content;
using static RedditMcp.Tests.Caching.Cold.ArchiveLab;

namespace RedditMcp.Tests.Caching.Cold;

public sealed class RemovalsTests
{
    private const string Key = "reddit:posts:0123456789abcdef:v1";
    private static readonly Gen<string> s_id = Gen.Int[1, 6].Select(number => "x" + number);
    private static readonly Gen<string?> s_author = Gen.OneOf<string?>("ada", "Bob", "carl", "[deleted]", null);
    private static readonly Gen<string> s_text = Gen.OneOf("", "words", "x1", "ada", "\"id\":\"x1\"", "},{[]", "\\", "[deleted]", "ünïcode \U0001F600");

    private static readonly Gen<Post> s_plainPost = Gen.Select(s_id, s_author, s_text, Gen.Bool, (id, author, text, isRemoved) => new Post
    {
        Id = id,
        Title = text,
        Author = author,
        Selftext = text,
        RemovedByCategory = isRemoved ? "moderator" : null,
        PollData = new Poll([new PollOption("x1", 1), new PollOption("ada", 2)], 3, null),
        Gallery = [new GalleryItem("https://i.redd.it/x1.jpg")],
    });

    private static readonly Gen<Post> s_post = Gen.Select(s_plainPost, s_plainPost, Gen.Bool, (post, parent, isCrosspost) =>
        isCrosspost ? post with { CrosspostParentList = [parent] } : post);

    private static readonly Gen<Comment> s_comment = Gen.Select(s_id, s_author, s_text, s_id, Gen.Bool, (id, author, text, post, isListed) => new Comment
    {
        Id = id,
        Author = author,
        Body = text,
        LinkId = isListed ? "t3_" + post : null,
        LinkTitle = isListed ? "Title" : null,
    });

    private static readonly Gen<Wanted> s_wanted = Gen.Select(
        s_id.Array[0, 2], s_id.Array[0, 2], Gen.OneOf("ADA", "bob", "nobody").Array[0, 1], Gen.Bool,
        (posts, comments, authors, isDeletion) => new Wanted([.. posts], [.. comments], [.. authors.Select(name => name.ToLowerInvariant())], isDeletion));

    [Fact]
    public void Exactly_what_is_wanted_goes_from_a_page_of_posts() =>
        Gen.Select(s_post.Array[0, 5], s_wanted).Sample((posts, wanted) =>
            Check(new PostPage(posts, "t3_x1"), wanted.Of(posts).Length > 0 || posts.Length == 0 ? new PostPage(wanted.Of(posts), "t3_x1") : null, wanted));

    [Fact]
    public void Exactly_what_is_wanted_goes_from_a_page_of_comments() =>
        Gen.Select(s_comment.Array[0, 6], s_wanted).Sample((comments, wanted) =>
            Check(new CommentPage(comments, null), wanted.Of(comments).Length > 0 || comments.Length == 0 ? new CommentPage(wanted.Of(comments), null) : null, wanted));

    [Fact]
    public void A_thread_goes_with_its_post_and_loses_the_comments_that_are_wanted() =>
        Gen.Select(s_plainPost, s_comment.Array[0, 6], s_wanted).Sample((post, comments, wanted) =>
            Check(new ThreadPage(post, comments, [new MoreStub("t1_x1", 1, 2, ["x1", "x2"])]), wanted.Means(post) ? null : new ThreadPage(post, wanted.Of(comments), [new MoreStub("t1_x1", 1, 2, ["x1", "x2"])]), wanted));

    [Fact]
    public void A_profile_goes_with_its_account()
    {
        var body = Write(new Account { Name = "Ada", PublicDescription = "about bob" });

        Without(body, Author("bob")).ShouldBe(body);
        Without(body, Author("ada")).ShouldBeNull();
    }

    [Fact]
    public void A_moderator_goes_from_the_list_of_moderators()
    {
        var body = Write(new ModeratorList([new Moderator("Ada", ["all"], 1), new Moderator("bob", null, 2)]));

        Without(body, Author("ada")).ShouldBe(Write(new ModeratorList([new Moderator("bob", null, 2)])));
    }

    [Theory]
    [InlineData("""{"part":"about","username":"ada"}""")]
    [InlineData("""{"sort":"hot","subreddit":"u_ada"}""")]
    [InlineData("""{"post_id":"x1","sort":"top"}""")]
    [InlineData("""{"comment_id":"x9","post_id":"x2"}""")]
    public void An_answer_about_what_is_wanted_goes_whatever_is_in_it(string parameters)
    {
        var removals = RemovalsOf(PurgeReason.Purge, Author("ada"), Post("x1"), Comment("x9"));

        removals.Without(Key, parameters, "{}"u8.ToArray()).ShouldBeNull();
        removals.Touch(Key, parameters, "{}"u8.ToArray()).ShouldBeTrue();
    }

    [Fact]
    public void A_key_is_meant_to_the_letter()
    {
        var removals = RemovalsOf(PurgeReason.Purge, PurgeTarget.Of(PurgeSubject.Key, Fingerprint.Of(Key)));

        removals.Touch(Key, "{}", "{}"u8.ToArray()).ShouldBeTrue();
        removals.Touch(Key + "2", "{}", "{}"u8.ToArray()).ShouldBeFalse();
    }

    [Fact]
    public void What_cannot_be_read_might_hold_it() =>
        RemovalsOf(PurgeReason.Purge, Post("x1")).Touch(Key, "{}", "{\"posts\":["u8.ToArray()).ShouldBeTrue();

    [Theory]
    [InlineData("""{"posts":[{"author":"a","id":"x1"}]}""", true)]
    [InlineData("""{ "posts": [ { "author": "a", "id" : "x1" } ] }""", true)]
    [InlineData("""{"comments":[{"id":"y","author":"a","body":"b","link_id":"t3_x1","link_title":"words"}]}""", true)]
    [InlineData("""{"post":{"id":"y"},"comments":[{"id":"x9","author":"a","body":"b"}]}""", true)]
    [InlineData("""{"posts":[{"id":"x2"},{"id":"x10"},{"id":5},{"id":null}]}""", false)]
    [InlineData("""{"posts":[{"title":"\"id\":\"x1\""}]}""", false)]
    [InlineData("""{"posts":[{"id":"an id that is longer than any of those that Reddit gives to things"}]}""", false)]
    public void What_was_deleted_is_found_by_its_id_however_the_body_is_written(string body, bool expected) =>
        RemovalsOf(PurgeReason.DeletedOnReddit, Post("x1"), Comment("x9")).Touch(Key, "{}", System.Text.Encoding.UTF8.GetBytes(body)).ShouldBe(expected);

    [Fact]
    public void The_filter_of_an_object_never_denies_what_it_holds_and_seldom_claims_what_it_does_not()
    {
        var held = Enumerable.Range(0, 5000).Select(number => Fingerprint.OfPost("held" + number)).ToList();
        var filter = PrintFilter.From(PrintFilter.Of(held).Bits);

        held.ShouldAllBe(print => filter.MayHold(print));
        Enumerable.Range(0, 5000).Count(number => filter.MayHold(Fingerprint.OfPost("other" + number))).ShouldBeLessThan(100);
        filter.Bits.Length.ShouldBe(6250);
    }

    private static void Check(PostPage before, PostPage? after, Wanted wanted) => Check(Write(before), after is null ? null : Write(after), wanted);

    private static void Check(CommentPage before, CommentPage? after, Wanted wanted) => Check(Write(before), after is null ? null : Write(after), wanted);

    private static void Check(ThreadPage before, ThreadPage? after, Wanted wanted) => Check(Write(before), after is null ? null : Write(after), wanted);

    private static void Check(string before, string? after, Wanted wanted)
    {
        var removals = wanted.ToRemovals();
        var body = System.Text.Encoding.UTF8.GetBytes(before);
        var left = removals.Without(Key, "{}", body);
        (left is { } kept ? System.Text.Encoding.UTF8.GetString(kept.Span) : null).ShouldBe(after);
        removals.Touch(Key, "{}", body).ShouldBe(after != before);
    }

    private static string? Without(string body, PurgeTarget target) =>
        RemovalsOf(PurgeReason.Purge, target).Without(Key, "{}", System.Text.Encoding.UTF8.GetBytes(body)) is { } left ? System.Text.Encoding.UTF8.GetString(left.Span) : null;

    private static Removals RemovalsOf(PurgeReason reason, params PurgeTarget[] targets) => Removals.Of(
    [
        new ComplianceRecord { Id = TimedId.New(Start), At = Start, Reason = reason, Targets = targets },
    ]);

    private static PurgeTarget Post(string id) => PurgeTarget.Of(PurgeSubject.Id, Fingerprint.OfPost(id));

    private static PurgeTarget Comment(string id) => PurgeTarget.Of(PurgeSubject.Id, Fingerprint.OfComment(id));

    private static PurgeTarget Author(string name) => PurgeTarget.Of(PurgeSubject.Author, Fingerprint.OfAuthor(name));

    private static string Write<T>(T content) => JsonSerializer.Serialize(content, typeof(T), ContentJson.Compact);

    /// <summary>What is wanted, and what that leaves of content, on the records themselves.</summary>
    private sealed record Wanted(HashSet<string> Posts, HashSet<string> Comments, HashSet<string> Authors, bool IsDeletion)
    {
        public Removals ToRemovals() => RemovalsOf(
            IsDeletion ? PurgeReason.DeletedOnReddit : PurgeReason.Purge,
            [.. Posts.Select(Post), .. Comments.Select(Comment), .. Authors.Select(Author)]);

        public bool Means(Post post) => (Posts.Contains(post.Id) || IsBy(post.Author))
            && !(IsDeletion && (IsNobody(post.Author) || post.RemovedByCategory is not null || post.Selftext is "[deleted]"));

        public bool Means(Comment comment) => (Comments.Contains(comment.Id) || IsBy(comment.Author))
            && !(IsDeletion && (IsNobody(comment.Author) || comment.Body is "[deleted]"));

        public Post[] Of(Post[] posts) =>
        [
            .. posts.Where(post => !Means(post)).Select(post => post.CrosspostParentList is [var parent] && Means(parent)
                ? post with { CrosspostParentList = [] }
                : post),
        ];

        public Comment[] Of(Comment[] comments) =>
        [
            .. comments.Where(comment => !Means(comment)).Select(comment =>
                comment.LinkId is { } link && Posts.Contains(link[3..]) ? comment with { LinkTitle = null } : comment),
        ];

        private bool IsBy(string? author) => !IsNobody(author) && Authors.Contains(author!.ToLowerInvariant());

        private static bool IsNobody(string? author) => author is null or "[deleted]";
    }
}

using RedditMcp.Queries;

namespace RedditMcp.Tests.Queries;

public sealed class PostReferenceTests
{
    [Theory]
    [InlineData("1abc2de")]
    [InlineData("t3_1abc2de")]
    [InlineData("T3_1ABC2DE")]
    [InlineData("https://redd.it/1abc2de")]
    [InlineData("http://redd.it/1abc2de")]
    [InlineData("redd.it/1abc2de")]
    [InlineData("https://www.redd.it/1abc2de/")]
    [InlineData("https://www.reddit.com/r/python/comments/1abc2de/a_title/")]
    [InlineData("https://www.reddit.com/r/python/comments/1abc2de")]
    [InlineData("https://reddit.com/comments/1abc2de")]
    [InlineData("https://old.reddit.com/r/python/comments/1abc2de/a_title/")]
    [InlineData("https://np.reddit.com/r/python/comments/1abc2de/a_title/")]
    [InlineData("https://m.reddit.com/r/python/comments/1abc2de/a_title/")]
    [InlineData("https://new.reddit.com/r/python/comments/1abc2de/a_title/?sort=new")]
    [InlineData("https://www.reddit.com/gallery/1abc2de")]
    [InlineData("https://www.reddit.com/user/someone/comments/1abc2de/a_title/")]
    [InlineData("https://www.reddit.com/u/someone/comments/1abc2de/a_title/")]
    [InlineData("reddit.com/r/python/comments/1abc2de/")]
    [InlineData("/r/python/comments/1abc2de/a_title/")]
    [InlineData("r/python/comments/1abc2de/a_title")]
    [InlineData("  https://redd.it/1abc2de \n")]
    public void Every_form_of_a_link_is_the_post(string text)
    {
        PostReference.TryParse(text, out var reference).ShouldBeTrue();

        var post = reference.ShouldBeOfType<PostReference.Post>();
        post.Id.Value.ShouldBe("1abc2de");
        post.Comment.ShouldBeNull();
    }

    [Theory]
    [InlineData("https://www.reddit.com/r/python/comments/1abc2de/a_title/kx9f2q1/", null)]
    [InlineData("https://www.reddit.com/r/python/comments/1abc2de/a_title/kx9f2q1/?context=3", 3)]
    [InlineData("https://old.reddit.com/r/python/comments/1abc2de/a_title/kx9f2q1?utm_source=x&context=8", 8)]
    [InlineData("https://www.reddit.com/r/python/comments/1abc2de/_/kx9f2q1/?context=10000", 8)]
    [InlineData("https://www.reddit.com/r/python/comments/1abc2de/_/kx9f2q1/?context=-5", 0)]
    [InlineData("https://www.reddit.com/user/someone/comments/1abc2de/_/t1_kx9f2q1/", null)]
    public void A_permalink_of_a_comment_names_it_and_its_context(string text, int? context)
    {
        PostReference.TryParse(text, out var reference).ShouldBeTrue();

        var post = reference.ShouldBeOfType<PostReference.Post>();
        post.Id.Value.ShouldBe("1abc2de");
        post.Comment.ShouldNotBeNull().Value.ShouldBe("kx9f2q1");
        post.Context.ShouldBe(context);
    }

    [Theory]
    [InlineData("https://www.reddit.com/r/python/s/AbC123xyz", "/r/python/s/AbC123xyz")]
    [InlineData("https://reddit.com/r/Python/s/AbC123xyz/", "/r/Python/s/AbC123xyz")]
    [InlineData("https://www.reddit.com/u/someone/s/AbC123xyz", "/u/someone/s/AbC123xyz")]
    [InlineData("https://www.reddit.com/user/someone/s/AbC123xyz?ref=share", "/user/someone/s/AbC123xyz")]
    public void A_share_link_keeps_its_checked_path_and_nothing_else(string text, string path)
    {
        PostReference.TryParse(text, out var reference).ShouldBeTrue();

        reference.ShouldBeOfType<PostReference.Share>().Path.ShouldBe(path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("t1_abc")]
    [InlineData("t5_abc")]
    [InlineData("abc-def")]
    [InlineData("12345678901234")]
    [InlineData("https://evil.example/r/python/comments/1abc2de/")]
    [InlineData("https://reddit.com.evil.example/r/python/comments/1abc2de/")]
    [InlineData("https://notreddit.com/r/python/comments/1abc2de/")]
    [InlineData("notreddit.com/r/python/comments/1abc2de/")]
    [InlineData("https://evilredd.it/1abc2de")]
    [InlineData("evilredd.it/1abc2de")]
    [InlineData("https://redd.it.evil.example/1abc2de")]
    [InlineData("https://reddit.com@evil.example/r/python/comments/1abc2de/")]
    [InlineData("https://user:password@www.reddit.com/r/python/comments/1abc2de/")]
    [InlineData("https://evil.example\\@reddit.com/r/python/comments/1abc2de/")]
    [InlineData("https://www.reddit.com:8443/r/python/comments/1abc2de/")]
    [InlineData("ftp://www.reddit.com/r/python/comments/1abc2de/")]
    [InlineData("file:///r/python/comments/1abc2de/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/plain,1abc2de")]
    [InlineData("https://www.reddit.com/r/python/../../api/v1/me")]
    [InlineData("r/../../api/v1/me")]
    [InlineData("../../api/v1/me")]
    [InlineData("comments/..%2f..%2fapi%2fv1%2fme")]
    [InlineData("https://www.reddit.com/r/python/comments/1abc2de%2f..%2f..%2fapi/")]
    [InlineData("1abc2de?x=y")]
    [InlineData("1abc2de#x")]
    [InlineData("1abc2de/../x")]
    [InlineData("https://www.reddit.com/r/python/")]
    [InlineData("https://www.reddit.com/api/v1/me")]
    [InlineData("https://www.reddit.com/r/python/s/..%2f..%2fapi")]
    [InlineData("https://www.reddit.com/r/python/s/")]
    [InlineData("https://www.reddit.com/r/py%74hon%2f/s/abc")]
    [InlineData("https://www.reddit.com/r/a?b/s/abc")]
    [InlineData("https://reddit.com/r/python/comments/../../x")]
    [InlineData("https://www.reddit.com/r/python/comments/1abc2de/title/../../../x/")]
    public void Whatever_is_not_a_post_on_reddit_is_refused(string text) =>
        PostReference.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("https://evil.example/r/python")]
    [InlineData("https://www.reddit.com@evil.example/r/python")]
    [InlineData("https://reddit.com.evil.example/r/python")]
    [InlineData("../../api/v1/me")]
    [InlineData("x?y=")]
    [InlineData("x#y")]
    [InlineData("x%2fy")]
    [InlineData("py thon")]
    [InlineData("a")]
    [InlineData("a_name_of_twenty_two_c")]
    [InlineData("pythön")]
    [InlineData("r/")]
    [InlineData("r/r/python")]
    [InlineData("python/about")]
    [InlineData("python.json")]
    public void Whatever_is_not_a_community_is_refused(string text)
    {
        SubredditName.TryParse(text, out _).ShouldBeFalse();
        SubredditSet.TryParse(text, out _).ShouldBeFalse();
        SubredditSet.TryParse("python+" + text, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://evil.example/user/spez")]
    [InlineData("../../api/v1/me")]
    [InlineData("spez?x=y")]
    [InlineData("spez/about")]
    [InlineData("ab")]
    [InlineData("a_name_of_twenty_one_")]
    [InlineData("sp%65z")]
    [InlineData("späz")]
    public void Whatever_is_not_an_account_is_refused(string text) => Username.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("../index")]
    [InlineData("config/../../../api")]
    [InlineData("a//b")]
    [InlineData("a?b")]
    [InlineData("a%2fb")]
    [InlineData("")]
    [InlineData("/")]
    public void Whatever_is_not_a_wiki_page_is_refused(string text) => WikiPageName.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void More_than_fifty_communities_are_refused()
    {
        var names = Enumerable.Range(0, 51).Select(number => $"name{number}").ToArray();

        SubredditSet.TryParse(string.Join('+', names[..50]), out _).ShouldBeTrue();
        SubredditSet.TryParse(string.Join('+', names), out _).ShouldBeFalse();
    }
}

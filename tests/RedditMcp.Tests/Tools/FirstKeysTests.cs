using System.Globalization;
using RedditMcp.Queries;
using RedditMcp.Tools;
using RedditMcp.Tools.Arguments;

namespace RedditMcp.Tests.Tools;

/// <summary>A key is made once for a question, and what is remembered of it stays little.</summary>
public sealed class FirstKeysTests
{
    private readonly ToolArguments _arguments = new([], []);
    private readonly FirstKeys _keys;
    private int _made;

    public FirstKeysTests() => _keys = new FirstKeys(_ => [CacheKey.Of("posts", $"{{\"made\":{++_made}}}"), CacheKey.Of("posts", "{}")]);

    [Fact]
    public void A_question_asked_again_gets_the_key_it_got()
    {
        var first = _keys.Of("one", _arguments);

        _keys.Of("other", _arguments).ShouldNotBe(first);
        _keys.Of("one", _arguments).ShouldBeSameAs(first);
        first.Parameters.ShouldBe("{\"made\":1}");
    }

    [Fact]
    public void A_refused_question_is_refused_again()
    {
        var keys = new FirstKeys(_ => throw new InvalidArgumentException("no"));

        Should.Throw<InvalidArgumentException>(() => keys.Of("one", _arguments));
        Should.Throw<InvalidArgumentException>(() => keys.Of("one", _arguments));
        keys.Count.ShouldBe(0);
    }

    [Fact]
    public void A_long_question_is_answered_and_not_remembered()
    {
        var question = new string('x', FirstKeys.Longest + 1);

        _keys.Of(question, _arguments).ShouldNotBe(_keys.Of(question, _arguments));
        _keys.Count.ShouldBe(0);
    }

    [Fact]
    public void However_many_questions_there_are_few_are_remembered()
    {
        for (var i = 0; i < 3 * FirstKeys.Most; i++)
        {
            _keys.Of(i.ToString(CultureInfo.InvariantCulture), _arguments);
            _keys.Count.ShouldBeInRange(1, FirstKeys.Most);
        }
    }
}

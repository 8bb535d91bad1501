using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RedditMcp.Server.Configuration;

namespace RedditMcp.Tests.Server.Configuration;

public sealed class StartFailureTests
{
    private static readonly Settings s_given = Settings.Empty
        .With("Server:Port", "abc", "PORT")
        .With("Reddit:ApiUrl", "http://example.com", "REDDIT_API_URL")
        .With("Server:AllowAnonymous", "perhaps", "--Server:AllowAnonymous");

    [Fact]
    public void A_value_of_the_wrong_kind_names_the_variable()
    {
        var server = s_given.ToConfiguration().GetSection(ServerOptions.Section);
        var failure = Should.Throw<InvalidOperationException>(() => server.GetValue<int>("Port"));

        new StartFailure(s_given).Explain(failure).ShouldBe(["PORT: 'abc' is not a whole number."]);
    }

    [Fact]
    public void A_refused_option_names_the_variable_it_came_from()
    {
        var failure = new OptionsValidationException("", typeof(object), ["Reddit:ApiUrl must be https://."]);

        new StartFailure(s_given).Explain(failure).ShouldBe(["REDDIT_API_URL: Reddit:ApiUrl must be https://."]);
    }

    [Fact]
    public void A_message_that_names_the_variable_is_left_alone()
    {
        var failure = new OptionsValidationException("", typeof(object), ["REDDIT_API_URL (Reddit:ApiUrl) must be https://."]);

        new StartFailure(s_given).Explain(failure).ShouldBe(["REDDIT_API_URL (Reddit:ApiUrl) must be https://."]);
    }

    [Fact]
    public void Several_failures_give_a_line_each()
    {
        var failure = new AggregateException(
            new OptionsValidationException("", typeof(object), ["One.", "Two."]),
            new SettingException("Three."));

        new StartFailure(s_given).Explain(failure).ShouldBe(["One.", "Two.", "Three."]);
    }

    [Fact]
    public void What_settings_do_not_explain_is_left_to_crash() =>
        new StartFailure(s_given).Explain(new InvalidOperationException("A bug.")).ShouldBeEmpty();
}

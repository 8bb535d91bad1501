using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Answers.Users;

/// <summary>Reddit has no call for several accounts.</summary>
public sealed class SeveralUsersTests
{
    [Fact]
    public async Task Twenty_five_accounts_are_asked_for_at_once()
    {
        const int many = 25;
        var asked = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reddit = new ScriptedReddit(async (request, cancellationToken) =>
        {
            if (request.RequestUri!.AbsolutePath == "/api/v1/access_token")
                return null;
            if (Interlocked.Increment(ref asked) == many)
                all.SetResult();
            await all.Task.WaitAsync(cancellationToken); // so that one after the other would come to no end
            return ScriptedReddit.Json($$$"""{"kind":"t2","data":{"id":"u","name":"{{{request.RequestUri.Segments[2].TrimEnd('/')}}}"}}""");
        });
        await using var session = await ProductSession.StartAsync(reddit);
        var names = Enumerable.Range(1, many).Select(number => $"user{number}").ToList();

        var answer = await session.CallAsync(
            "get_user_info", ("username", string.Join(',', names)), ("include_posts", false), ("include_comments", false), ("max_tokens", 100_000));

        answer.Items("users").Select(part => part.GetProperty("user").GetProperty("name").GetString()).ShouldBe(names);
        answer.Metadata.GetProperty("api_calls").GetInt32().ShouldBe(many);
    }
}

using System.Text;
using Microsoft.AspNetCore.Http;
using RedditMcp.Simulator.Rendering;
using RedditMcp.Simulator.Serving;

namespace RedditMcp.Simulator.Access;

/// <summary><c>POST /api/v1/access_token</c>: every client id is known, and every secret right but <c>wrong</c>.</summary>
internal sealed class TokenEndpoint(TokenStore tokens, SimulatorClock clock)
{
    private const string Wrong = "wrong";
    private const string BasicScheme = "Basic ";
    private const string InstalledClient = "https://oauth.reddit.com/grants/installed_client";

    public Answer Serve(string method, string authorization, IFormCollection? form)
    {
        if (!HttpMethods.IsPost(method))
            return RedditErrors.NotFound;
        if (Credentials(authorization) is not { ClientId.Length: > 0 } client || client.Secret == Wrong)
            return RedditErrors.Unauthorized;

        var grant = Field(form, "grant_type");
        if (client.Secret.Length == 0 && grant != InstalledClient)
            return RedditErrors.Unauthorized;

        return grant switch
        {
            "client_credentials" => Issue(client.ClientId),
            "password" => Field(form, "password") is "" or Wrong || Field(form, "username").Length == 0
                ? RedditErrors.Json(200, """{"error": "invalid_grant"}""")
                : Issue(client.ClientId),
            "refresh_token" => Field(form, "refresh_token") is "" or Wrong ? RedditErrors.BadRequest : Issue(client.ClientId),
            InstalledClient => Field(form, "device_id").Length == 0 ? RedditErrors.Json(400, """{"error": "invalid_request"}""") : Issue(client.ClientId),
            _ => RedditErrors.Json(400, """{"error": "unsupported_grant_type"}"""),
        };
    }

    private Answer Issue(string clientId)
    {
        var token = tokens.Issue(clientId, clock.Now);
        return new Answer(new AnswerBuffer()
            .Append("""{"access_token":"""u8).AppendName(token.Text)
            .Append(""","token_type":"bearer","expires_in":"""u8).Append((long)TokenStore.Lifetime.TotalSeconds)
            .Append(""","scope":"*"}"""u8));
    }

    private static string Field(IFormCollection? form, string name) => form?[name].ToString() ?? "";

    private static (string ClientId, string Secret)? Credentials(string authorization)
    {
        if (!authorization.StartsWith(BasicScheme, StringComparison.OrdinalIgnoreCase))
            return null;

        var decoded = new byte[authorization.Length];
        if (!Convert.TryFromBase64String(authorization[BasicScheme.Length..], decoded, out var length))
            return null;

        var pair = Encoding.UTF8.GetString(decoded, 0, length).Split(':', 2);
        return pair.Length == 2 ? (pair[0], pair[1]) : null;
    }
}

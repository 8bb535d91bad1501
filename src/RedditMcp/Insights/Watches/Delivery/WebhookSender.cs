using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RedditMcp.Insights.Watches.Model;
using RedditMcp.Reddit;

namespace RedditMcp.Insights.Watches.Delivery;

/// <summary>Posts an alert to a webhook. What passes by itself is tried again by the client's resilience pipeline, see <see cref="WebhookClient"/>.</summary>
internal sealed class WebhookSender(IHttpClientFactory clients, IOptions<RedditOptions> options, TimeProvider time)
{
    /// <summary>Sends.</summary>
    /// <returns>Why it did not arrive; null where it did.</returns>
    public async Task<string?> SendAsync(Watch watch, WatchAlert alert, CancellationToken cancellationToken)
    {
        var source = options.Value.IsRealReddit ? "reddit" : "simulator";
        var body = JsonSerializer.SerializeToUtf8Bytes(WebhookMessage.Of(watch, alert, source), WatchAnswerJson.Compact.WebhookMessage);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, watch.Webhook!.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("X-Reddit-Mcp-Delivery", string.Create(CultureInfo.InvariantCulture, $"{watch.Id}-{alert.Number}"));
        request.Headers.TryAddWithoutValidation("X-Reddit-Mcp-Timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("X-Reddit-Mcp-Signature", WebhookSecret.Sign(watch.Webhook.Secret, timestamp, body));
        try
        {
            using var client = clients.CreateClient(WebhookClient.Name);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? null : string.Create(CultureInfo.InvariantCulture, $"answered {(int)response.StatusCode}");
        }
        catch (HttpRequestException failure)
        {
            return failure.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded ? WebhookPolicyTrouble : "cannot be reached";
        }
        catch (Exception failure) when (failure is Polly.Timeout.TimeoutRejectedException or IOException)
        {
            return "did not answer in time";
        }
    }

    private const string WebhookPolicyTrouble = "leads to a private, local or reserved address";
}

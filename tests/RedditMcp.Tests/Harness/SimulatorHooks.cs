using System.Text.Json;
using RedditMcp.Simulator;

namespace RedditMcp.Tests.Harness;

/// <summary>Steers a simulator through its hooks.</summary>
internal static class SimulatorHooks
{
    private static readonly HttpClient s_http = new(new SocketsHttpHandler());

    extension(RedditSimulator simulator)
    {
        public Task FailAsync(string faults) => simulator.PostAsync("/__faults", faults);

        public Task ExpireTokensAsync() => simulator.PostAsync("/__tokens", "");

        public Task AdvanceAsync(TimeSpan by) => simulator.PostAsync("/__clock", $$"""{"advance_seconds":{{by.TotalSeconds}}}""");

        /// <summary>Plants posts and returns their ids.</summary>
        public async Task<IReadOnlyList<string>> PlantAsync(string json)
        {
            using var answer = JsonDocument.Parse(await simulator.PostAsync("/__plant", json));
            return [.. answer.RootElement.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!)];
        }

        /// <summary>Fails unless there were exactly so many calls.</summary>
        public void ShouldHaveAnswered(string pathPrefix, long calls, string? message = null) =>
            simulator.Calls(pathPrefix).ShouldBe(calls, message);

        private async Task<string> PostAsync(string path, string body)
        {
            using var content = new StringContent(body);
            using var response = await s_http.PostAsync(new Uri(simulator.Url, path), content, TestContext.Current.CancellationToken);
            var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            response.IsSuccessStatusCode.ShouldBeTrue(answer);
            return answer;
        }
    }
}

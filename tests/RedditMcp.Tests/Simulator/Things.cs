using System.Text.Json;

namespace RedditMcp.Tests.Simulator;

/// <summary>Reads Reddit's envelopes.</summary>
internal static class Things
{
    public static IEnumerable<JsonElement> Items(this JsonElement listing) => listing.GetProperty("data").GetProperty("children").EnumerateArray();

    public static IReadOnlyList<string> Ids(this JsonElement listing) => [.. listing.Items().Select(item => item.Text("name"))];

    public static string Text(this JsonElement thing, string name) => thing.GetProperty("data").GetProperty(name).GetString()!;

    public static long Number(this JsonElement thing, string name) => thing.GetProperty("data").GetProperty(name).GetInt64();

    public static bool IsStub(this JsonElement thing) => thing.GetProperty("kind").GetString() == "more";

    public static string? After(this JsonElement listing) => listing.GetProperty("data").GetProperty("after").GetString();

    public static IEnumerable<string> Children(this JsonElement stub) =>
        stub.GetProperty("data").GetProperty("children").EnumerateArray().Select(child => child.GetString()!);

    /// <summary>All comments and stubs of a tree, parents first.</summary>
    public static IEnumerable<JsonElement> Flatten(this JsonElement listing)
    {
        foreach (var thing in listing.Items())
        {
            yield return thing;
            if (!thing.IsStub() && thing.GetProperty("data").GetProperty("replies") is { ValueKind: JsonValueKind.Object } replies)
            {
                foreach (var below in replies.Flatten())
                    yield return below;
            }
        }
    }
}

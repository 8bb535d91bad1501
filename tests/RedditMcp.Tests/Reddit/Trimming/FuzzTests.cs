using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RedditMcp.Answers.Threads;
using RedditMcp.Queries;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Reddit.Trimming;

/// <summary>Whatever becomes of an answer on its way, reading it neither fails nor hangs. What is no JSON is told by the parser.</summary>
public sealed class FuzzTests
{
    private const int Mutations = 1_000;
    private const int LargestBody = 60_000;
    private const string LoneSurrogate = "half of a pair";
    private static readonly JsonDocumentOptions s_asTheGateway = new() { MaxDepth = 256 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Recordings_with_nodes_changed_dropped_and_doubled_are_read_without_failure(int seed)
    {
        var random = new Random(seed);
        var bodies = Bodies();
        for (var i = 0; i < Mutations; i++)
        {
            var node = JsonNode.Parse(bodies[random.Next(bodies.Count)])!;
            for (var changes = random.Next(1, 6); changes > 0; changes--)
                node = Mutated(node, random) ?? new JsonObject();
            Read(Encoding.UTF8.GetBytes(node.ToJsonString(new() { MaxDepth = 1000 }).Replace(LoneSurrogate, "\\ud800", StringComparison.Ordinal)), seed, i);
        }
    }

    [Fact]
    public void Recordings_with_bytes_changed_are_read_or_refused_by_the_parser()
    {
        var random = new Random(3);
        var bodies = Bodies().ConvertAll(Encoding.UTF8.GetBytes);
        for (var i = 0; i < Mutations; i++)
        {
            var body = bodies[random.Next(bodies.Count)].ToArray();
            for (var changes = random.Next(1, 8); changes > 0; changes--)
                body[random.Next(body.Length)] = (byte)random.Next(256);
            Read(i % 3 == 0 ? body[..random.Next(body.Length)] : body, 3, i);
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(255)]
    [InlineData(300)]
    [InlineData(100_000)]
    public void Deep_nesting_is_read_or_refused_by_the_parser(int depth)
    {
        Read(Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth)), 0, depth);
        var reply = new StringBuilder();
        for (var i = 0; i < depth; i++)
            reply.Append("""{"kind":"Listing","data":{"children":[{"kind":"t1","data":{"id":"a","replies":""");
        Read(Encoding.UTF8.GetBytes("[{}," + reply.Append("\"\"").Append(string.Concat(Enumerable.Repeat("}}]}}", depth))) + "]"), 0, depth);
    }

    private static void Read(byte[] body, int seed, int mutation)
    {
        try
        {
            using var document = JsonDocument.Parse(body, s_asTheGateway);
            ReadAll(document.RootElement);
        }
        catch (JsonException)
        {
            // told to the caller as an answer that cannot be read
        }
        catch (Exception failure)
        {
            Assert.Fail($"seed {seed}, mutation {mutation}: {failure}");
        }
    }

    private static void ReadAll(JsonElement answer)
    {
        Write(PostReader.ReadPage(answer).Value, ContentJson.Compact.PostPage);
        Write(CommentReader.ReadPage(answer).Value, ContentJson.Compact.CommentPage);
        Write(CommunityReader.ReadPage(answer).Value, ContentJson.Compact.CommunityPage);
        Write(CommunityReader.ReadAbout(answer).Value, ContentJson.Compact.Community);
        Write(CommunityReader.ReadRules(answer).Value, ContentJson.Compact.RuleList);
        Write(CommunityReader.ReadModerators(answer).Value, ContentJson.Compact.ModeratorList);
        Write(AccountReader.ReadAbout(answer).Value, ContentJson.Compact.Account);
        Write(AccountReader.ReadPage(answer).Value, ContentJson.Compact.AccountPage);
        Write(WikiReader.Read(answer).Value, ContentJson.Compact.WikiPage);
        Grow(ThreadReader.ReadThread(answer).Value);
        Grow(ThreadReader.ReadMoreChildren(answer).Value);
        if (ThingId.TryParse("abc", "t3_", out var post))
        {
            _ = new DuplicatesQuery(post).Read(answer);
            _ = new PostQuery(post).Read(answer);
        }

        _ = new ShareLinkQuery(new PostReference.Share("/r/x/s/y")).Read(answer);
    }

    private static void Grow(ThreadPage? page)
    {
        if (page is null)
            return;
        Write(page, ContentJson.Compact.ThreadPage);
        var tree = new ThreadTree();
        tree.Add(page);
        for (var calls = 0; tree.TakeWork(depth: 10) is not null; calls++)
            calls.ShouldBeLessThan(10_000);
        tree.CountUnloaded();
        tree.Hidden.ShouldBeGreaterThanOrEqualTo(0);
    }

    private static void Write<TContent>(TContent? content, System.Text.Json.Serialization.Metadata.JsonTypeInfo<TContent> format)
        where TContent : class
    {
        if (content is not null)
            JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(content, format), format).ShouldNotBeNull();
    }

    private static List<string> Bodies()
    {
        _ = Recordings.Folder;
        return [.. Recordings.All.Where(recording => recording.IsJson).Select(recording => recording.Body.GetRawText()).Where(body => body.Length < LargestBody)];
    }

    private static JsonNode? Mutated(JsonNode root, Random random)
    {
        var nodes = new List<JsonNode>();
        Collect(root, nodes);
        var victim = nodes[random.Next(nodes.Count)];
        var replacement = random.Next(12) switch
        {
            0 => null,
            1 => JsonValue.Create(random.Next(2) == 0),
            2 => JsonValue.Create(random.NextInt64()),
            3 => JsonNode.Parse("1e999"),
            4 => JsonNode.Parse("-123456789012345678901234567890"),
            5 => JsonValue.Create(LoneSurrogate),
            6 => JsonValue.Create(new string('x', random.Next(2_000))),
            7 => new JsonArray(),
            8 => new JsonObject(),
            9 => new JsonArray(victim.DeepClone(), victim.DeepClone()),
            10 => new JsonObject { ["kind"] = "t1", ["data"] = victim.DeepClone() },
            _ => nodes[random.Next(nodes.Count)].DeepClone(),
        };
        if (victim.Parent is JsonObject parent)
        {
            if (random.Next(4) == 0)
                parent.Remove(victim.GetPropertyName());
            else
                parent[victim.GetPropertyName()] = replacement;
        }
        else if (victim.Parent is JsonArray items)
        {
            if (random.Next(4) == 0)
                items.Add(replacement);
            else
                items[victim.GetElementIndex()] = replacement;
        }
        else
        {
            return replacement;
        }

        return root;
    }

    private static void Collect(JsonNode? node, List<JsonNode> into)
    {
        if (node is null)
            return;
        into.Add(node);
        foreach (var child in node is JsonObject members ? members.Select(member => member.Value) : node is JsonArray items ? items : [])
            Collect(child, into);
    }
}

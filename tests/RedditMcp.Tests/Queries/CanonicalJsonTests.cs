using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using RedditMcp.Queries;

namespace RedditMcp.Tests.Queries;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Canonical_json_of_canonical_json_is_the_same() =>
        Objects.Sample(value =>
        {
            var once = Canonical(value);
            Canonical(JsonNode.Parse(once)!).ShouldBe(once);
        });

    [Fact]
    public void The_order_of_members_does_not_matter() =>
        Gen.Select(Objects, Gen.Int[0, 10_000]).Sample((value, seed) => Canonical(Shuffled(value, new Random(seed))!).ShouldBe(Canonical(value)));

    [Fact]
    public void Nothing_but_printable_ascii_is_left_as_it_is() =>
        Objects.Sample(value => Canonical(value).ShouldAllBe(c => c >= ' ' && c <= '~'));

    [Fact]
    public void The_meaning_survives() =>
        Objects.Sample(value => JsonNode.DeepEquals(JsonNode.Parse(Canonical(value)), value).ShouldBeTrue());

    [Fact]
    public void Members_are_sorted_by_code_point_and_not_by_utf16() =>
        Canonical(JsonNode.Parse("""{"\ud83d\ude00":1,"\uff61":2}""")!).ShouldBe("""{"\uff61":2,"\ud83d\ude00":1}""");

    [Fact]
    public void Of_repeated_members_the_last_holds() =>
        Canonical("""{"a":1,"b":2,"a":3}""").ShouldBe("""{"a":3,"b":2}""");

    private static Gen<string> Texts => Gen.Char.Array[0, 12].Select(chars => new string([.. chars.Where(c => !char.IsSurrogate(c))]));

    private static Gen<JsonNode> Leaves => Gen.OneOf(
        Texts.Select(text => (JsonNode)JsonValue.Create(text)), Gen.Int.Select(number => (JsonNode)JsonValue.Create(number)), Gen.Bool.Select(flag => (JsonNode)JsonValue.Create(flag)));

    private static Gen<JsonNode> Objects => Nested(2);

    private static Gen<JsonNode> Nested(int depth)
    {
        var inner = depth == 0 ? Leaves : Gen.OneOf(Leaves, Nested(depth - 1), Nested(depth - 1).Array[0, 3].Select(items => (JsonNode)new JsonArray([.. items.Select(item => item.DeepClone())])));
        return Gen.Select(Texts, inner).Array[0, 6].Select(members =>
        {
            var result = new JsonObject();
            foreach (var (name, value) in members)
                result[name] = value.DeepClone();
            return (JsonNode)result;
        });
    }

    private static JsonNode? Shuffled(JsonNode? node, Random random) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(_ => random.Next()).Select(member => KeyValuePair.Create(member.Key, Shuffled(member.Value, random)))),
        JsonArray items => new JsonArray([.. items.Select(item => Shuffled(item, random))]),
        _ => node?.DeepClone(),
    };

    private static string Canonical(JsonNode value) => Canonical(value.ToJsonString());

    private static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        return CanonicalJson.Of(document.RootElement);
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedditMcp.Tests.Reddit.Trimming;

/// <summary>Holds answers against what was recorded, both ways: nothing lost, nothing invented.</summary>
internal static class Comparison
{
    /// <summary>Fails on the first field that differs.</summary>
    /// <param name="actual">A thing of an answer.</param>
    /// <param name="expected">What it must be.</param>
    /// <param name="place">Where it is, for the failure.</param>
    /// <param name="aside">Fields that are compared elsewhere.</param>
    public static void ShouldHold(this JsonElement actual, JsonObject expected, string place, params string[] aside)
    {
        var names = actual.EnumerateObject().Select(member => member.Name).Except(aside, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var wanted = expected.Select(member => member.Key).Except(aside, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        string.Join(' ', names).ShouldBe(string.Join(' ', wanted), place);
        foreach (var name in names)
            Compare(actual.GetProperty(name), expected[name]!, $"{place} {name}");
    }

    private static void Compare(JsonElement actual, JsonNode expected, string place)
    {
        switch (expected)
        {
            case JsonObject members:
                actual.ShouldHold(members, place);
                break;
            case JsonArray items:
                actual.GetArrayLength().ShouldBe(items.Count, place);
                for (var i = 0; i < items.Count; i++)
                    Compare(actual[i], items[i]!, string.Create(CultureInfo.InvariantCulture, $"{place}[{i}]"));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                actual.GetDouble().ShouldBe(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture), place);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                (actual.GetString() == value.GetValue<string>()).ShouldBeTrue($"{place}: '{actual.GetString()}' is not '{value.GetValue<string>()}'");
                break;
            default:
                actual.GetBoolean().ShouldBe(expected.GetValue<bool>(), place);
                break;
        }
    }
}

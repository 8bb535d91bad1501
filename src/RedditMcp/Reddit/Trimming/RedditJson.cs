using System.Text.Json;

namespace RedditMcp.Reddit.Trimming;

/// <summary>
/// Reads Reddit's loosely typed JSON: a field may be missing, null, or of another type than usual (<c>edited</c> is false or a
/// number, <c>replies</c> an empty string or an object), and none of that may fail a whole answer.
/// </summary>
internal static class RedditJson
{
    extension(JsonElement thing)
    {
        /// <summary>A member, or an undefined element where there is none.</summary>
        public JsonElement Member(string name) =>
            thing.ValueKind == JsonValueKind.Object && thing.TryGetProperty(name, out var value) ? value : default;

        /// <summary>A text that is there and not empty.</summary>
        public string? Text(string name)
        {
            var value = thing.Member(name);
            return value.ValueKind == JsonValueKind.String && TryGetString(value) is { Length: > 0 } text ? text : null;
        }

        public bool Flag(string name) => thing.Member(name).ValueKind == JsonValueKind.True;

        public double? Number(string name)
        {
            var value = thing.Member(name);
            return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
                ? number
                : null;
        }

        public long? Integer(string name) =>
            thing.Number(name) is >= long.MinValue and <= (double)long.MaxValue and var number ? (long)number : null;

        /// <summary>The items of an array; none where there is no array.</summary>
        public IEnumerable<JsonElement> Items(string name)
        {
            var value = thing.Member(name);
            return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
        }

        /// <summary>The items of an array of texts.</summary>
        public IEnumerable<string> Texts(string name) =>
            thing.Items(name).Where(item => item.ValueKind == JsonValueKind.String).Select(TryGetString).OfType<string>();

        /// <summary>Whether this is a thing of that kind: <c>t1</c>, <c>t3</c>, <c>Listing</c>, ...</summary>
        public bool IsKind(string kind)
        {
            var value = thing.Member("kind");
            return value.ValueKind == JsonValueKind.String && value.ValueEquals(kind);
        }

        /// <summary>The data of the children of a listing that are of one kind.</summary>
        public IEnumerable<JsonElement> Children(string kind) =>
            thing.Member("data").Items("children").Where(child => child.IsKind(kind)).Select(child => child.Member("data"));

        /// <summary>Where the next page of a listing starts.</summary>
        public string? After() => thing.Member("data").Text("after");
    }

    /// <summary>A text with a lone surrogate is no text; better to miss one field than the whole answer.</summary>
    private static string? TryGetString(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

using System.Text;
using System.Text.Json;
using RedditMcp.Simulator.Serving;

namespace RedditMcp.Simulator.Replay;

/// <summary>Reads recordings from their files.</summary>
internal static class RecordingReader
{
    /// <summary>The recording in a file; null for JSON that is something else.</summary>
    /// <exception cref="SimulatorException">The file is damaged.</exception>
    public static Recording? Read(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("request", out var request)
                && json.RootElement.TryGetProperty("response", out var response)
                ? Read(file, json.RootElement, request, response)
                : null;
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new SimulatorException($"The recording {file} is damaged: {problem.Message}", problem);
        }
    }

    private static Recording Read(string file, JsonElement root, JsonElement request, JsonElement response)
    {
        var body = response.TryGetProperty("body", out var recorded) ? recorded : default;
        var isJson = body.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        return new Recording(
            file,
            ApiPath.Parse(request.GetProperty("path").GetString()!),
            Texts(request, "query"),
            root.TryGetProperty("recordedAt", out var at) && at.ValueKind == JsonValueKind.String ? at.GetDateTimeOffset() : DateTimeOffset.MinValue,
            response.GetProperty("status").GetInt32())
        {
            Headers = Texts(response, "headers"),
            IsJson = isJson,
            Body = isJson ? Encoding.UTF8.GetBytes(body.GetRawText())
                : body.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(body.GetString()!)
                : [],
        };
    }

    private static Dictionary<string, string> Texts(JsonElement parent, string name)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (parent.TryGetProperty(name, out var values) && values.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in values.EnumerateObject())
                texts[property.Name] = property.Value.ToString();
        }

        return texts;
    }
}

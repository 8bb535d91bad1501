using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace RedditMcp.Simulator.Serving;

/// <summary>One call of the API, with its parameters wherever they came in.</summary>
internal sealed class ApiRequest(ApiPath path, string method, IQueryCollection query, IFormCollection? form, long now)
{
    public ApiPath Path => path;

    public string[] Segments => path.Segments;

    public bool IsPost => HttpMethods.IsPost(method);

    public IQueryCollection Query => query;

    public IFormCollection? Form => form;

    /// <summary>The instant the answer is for, in Unix seconds.</summary>
    public long Now => now;

    public bool Raw { get; } = query["raw_json"].ToString() == "1" || form?["raw_json"].ToString() == "1";

    /// <summary>A parameter, or null where it is missing or empty.</summary>
    public string? this[string name]
    {
        get
        {
            var value = form?[name].ToString() is { Length: > 0 } sent ? sent : query[name].ToString();
            return value.Length > 0 ? value : null;
        }
    }

    public int Number(string name, int otherwise, int least, int most) =>
        int.TryParse(this[name], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, least, most) : otherwise;

    public bool Flag(string name) => this[name] is "1" or "true" or "on" or "True" or "yes";
}

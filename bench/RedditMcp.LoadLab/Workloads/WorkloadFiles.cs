using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedditMcp.LoadLab.Workloads;

/// <summary>Reads workloads: those that ship, and any file.</summary>
internal static class WorkloadFiles
{
    private const string Prefix = "workloads/";
    private const string Suffix = ".json";

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    private static readonly PhaseSpec[] s_usualPhases = [new("warm-up", 20) { People = 33, WarmUp = true }, new("steady", 60) { People = 33 }];

    /// <summary>The scenarios by name, each of one workload or more.</summary>
    public static IReadOnlyDictionary<string, string[]> Scenarios { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["baseline"] = ["baseline"],
        ["target"] = ["target-document", "target-wide"],
        ["stress"] = ["stress"],
        ["target-real"] = ["target-real"],
        ["viral"] = ["viral"],
        ["enterprise"] = ["enterprise"],
    };

    /// <summary>A workload that ships.</summary>
    public static Workload Shipped(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name + Suffix)
            ?? throw new WorkloadException($"no workload '{name}' ships");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd(), name);
    }

    /// <summary>A workload of somebody's own.</summary>
    /// <exception cref="WorkloadException">The file is missing, or no workload.</exception>
    public static Workload Load(string path)
    {
        try
        {
            return Read(File.ReadAllText(path), Path.GetFileNameWithoutExtension(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new WorkloadException($"{path}: {problem.Message}");
        }
    }

    private static Workload Read(string text, string name)
    {
        try
        {
            var workload = JsonSerializer.Deserialize<Workload>(text, s_json) ?? throw new WorkloadException($"{name}: it is empty");
            var from = workload.Population is { } population ? Shipped(population) : null;
            workload = workload with
            {
                Name = workload.Name.Length == 0 ? name : workload.Name,
                Groups = workload.Groups ?? from?.Groups,
                Drift = workload.Groups is null ? workload.Drift ?? from?.Drift : workload.Drift,
                Session = workload.Session ?? from?.Session ?? new SessionSpec(),
                Phases = workload.Phases ?? s_usualPhases,
            };
            return WorkloadRules.FirstBroken(workload) is { } problem ? throw new WorkloadException($"{name}: {problem}") : workload;
        }
        catch (JsonException problem)
        {
            throw new WorkloadException($"{name}: {problem.Message}");
        }
        catch (FormatException problem)
        {
            throw new WorkloadException($"{name}: {problem.Message}");
        }
    }
}

using RedditMcp.Simulator.Serving;

namespace RedditMcp.Simulator.Replay;

/// <summary>All recordings of a folder, and which of them answers a call.</summary>
internal sealed class RecordingLibrary
{
    private readonly ILookup<string, Recording> _byPath;
    private readonly ILookup<string, Recording> _byResource;

    private RecordingLibrary(IReadOnlyList<Recording> recordings)
    {
        // Newest first, then by name: the first of equally good ones is the one to serve.
        All = [.. recordings.OrderByDescending(recording => recording.RecordedAt).ThenBy(recording => recording.File, StringComparer.Ordinal)];
        _byPath = All.ToLookup(recording => recording.Path.Text, StringComparer.Ordinal);
        _byResource = All.ToLookup(recording => ResourceOf(recording.Path), StringComparer.Ordinal);
    }

    public IReadOnlyList<Recording> All { get; }

    public static RecordingLibrary Load(string directory)
    {
        if (!Directory.Exists(directory))
            throw new SimulatorException($"There is no folder {Path.GetFullPath(directory)} to replay recordings from.");

        var files = Directory.GetFiles(directory, "*.json", SearchOption.AllDirectories);
        var recordings = files.AsParallel().AsOrdered().Select(ReadOrProblem).ToList();
        if (recordings.Select(read => read.Problem).FirstOrDefault(problem => problem is not null) is { } first)
            throw first;

        var found = recordings.Select(read => read.Recording).OfType<Recording>().ToList();
        return found.Count > 0 ? new RecordingLibrary(found) : throw new SimulatorException($"The folder {Path.GetFullPath(directory)} holds no recordings.");
    }

    /// <summary>
    /// The recording of the call's path that shares most parameters with it, and the same page of a listing. Where the very path
    /// was not recorded, another address of the same thing will do.
    /// </summary>
    public Recording? Find(ApiRequest request)
    {
        var candidates = CandidatesFor(request.Path);
        return Best(candidates.Where(recording => recording.After == request["after"]), request)
            ?? (request["after"] is null || !IsListing(request.Path) ? Best(candidates, request) : null);
    }

    /// <summary>Whether some page of a listing was recorded under this path.</summary>
    public bool IsListing(ApiPath path) => CandidatesFor(path).Any(recording => recording.IsListing);

    private IEnumerable<Recording> CandidatesFor(ApiPath path) => _byPath.Contains(path.Text) ? _byPath[path.Text] : _byResource[ResourceOf(path)];

    private static Recording? Best(IEnumerable<Recording> candidates, ApiRequest request) =>
        candidates.MaxBy(recording => recording.SharedParameters(request));

    // Reddit has several addresses for one thing: a thread with or without its subreddit and title, a subreddit and its hot posts.
    private static string ResourceOf(ApiPath path) => (path.Kind, path.Segments) switch
    {
        (EndpointKind.Comments, [.., "comments", var id, _, var comment]) => $"/comments/{id}/_/{comment}",
        (EndpointKind.Comments, [.., "comments", var id, _]) => $"/comments/{id}",
        (EndpointKind.Comments, [.., "comments", var id]) => $"/comments/{id}",
        (EndpointKind.Listing, ["r", var name]) => $"/r/{name}/hot",
        (EndpointKind.UserOverview, [_, var name, ..]) => $"/user/{name}",
        (_, ["u", var name, .. var rest]) => $"/user/{name}/{string.Join('/', rest)}",
        _ => path.Text,
    };

    private static (Recording? Recording, SimulatorException? Problem) ReadOrProblem(string file)
    {
        try
        {
            return (RecordingReader.Read(file), null);
        }
        catch (SimulatorException problem)
        {
            return (null, problem);
        }
    }
}

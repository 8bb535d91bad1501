using RedditMcp.Simulator.Rendering;
using RedditMcp.Simulator.Serving;

namespace RedditMcp.Simulator.Replay;

/// <summary>Answers that are put together from what was recorded anywhere: by id, by name, and comments behind stubs.</summary>
internal sealed class RecordedAnswers(RecordedThings things)
{
    private const char Comma = ',';

    public Answer Info(ApiRequest request)
    {
        var found = request["sr_name"] is { } names ? Split(names).SelectMany(name => things.Subreddits[name].Take(1))
            : request["url"] is { } url ? things.Links[url]
            : Split(request["id"]).Select(name => things[name]).OfType<RecordedThing>();
        var distinct = found.Distinct().ToList();
        var answer = new AnswerBuffer().OpenListing(after: null, distinct.Count);
        var first = true;
        foreach (var thing in distinct)
            Append(answer, thing, request.Raw, ref first);

        return new Answer(answer.CloseListing());
    }

    public Answer MoreChildren(ApiRequest request)
    {
        if (request["link_id"] is not { } link || request["children"] is not { } children)
            return RedditErrors.BadRequest;

        var answer = new AnswerBuffer().Append("""{"json":{"errors":[],"data":{"things":["""u8);
        var written = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var asked = Split(children).Select(id => things[$"t1_{id}"]).OfType<RecordedThing>().Where(comment => IsOf(comment, link)).ToList();
        var first = true;
        // What stands below another one of those asked for comes with that one, so that parents go first.
        foreach (var comment in asked.Where(comment => !asked.Exists(other => other.Fullname == comment.Parent)).Concat(asked))
            Append(answer, comment, request.Raw, written, ref first);

        return new Answer(answer.Append("]}}}"u8));
    }

    private void Append(AnswerBuffer answer, RecordedThing comment, bool raw, HashSet<string> written, ref bool first)
    {
        if (!written.Add(comment.Fullname))
            return;

        Append(answer, comment, raw, ref first);
        foreach (var reply in things.Replies[comment.Fullname])
            Append(answer, reply, raw, written, ref first);

        if (things.StubBelow(comment.Fullname) is { } stub)
            AppendStub(answer, stub, ref first);
    }

    // Names only what is not known: the rest has just been written.
    private void AppendStub(AnswerBuffer answer, RecordedStub stub, ref bool first)
    {
        var hidden = stub.Children.Where(child => things[$"t1_{child}"] is null).ToList();
        if (hidden.Count == 0 && (stub.Children.Count > 0 || things.Replies.Contains(stub.Parent)))
            return;

        var id = hidden.Count > 0 ? hidden[0] : stub.Id;
        answer.Separate(ref first).Append("""{"kind":"more","data":{"count":"""u8).Append(Math.Max(hidden.Count, stub.Count - (stub.Children.Count - hidden.Count)))
            .Append(""","name":"""u8).AppendName($"t1_{id}").Append(""","id":"""u8).AppendName(id)
            .Append(""","parent_id":"""u8).AppendName(stub.Parent).Append(""","depth":"""u8).Append(stub.Depth).Append(""","children":["""u8);
        var firstId = true;
        foreach (var child in hidden)
            answer.Separate(ref firstId).AppendName(child);

        answer.Append("]}}"u8);
    }

    private static void Append(AnswerBuffer answer, RecordedThing thing, bool raw, ref bool first) =>
        answer.Separate(ref first).Append("{\"kind\":"u8).AppendName(thing.Kind).Append(",\"data\":"u8).Append(thing.DataFor(raw)).Append("}"u8);

    private static bool IsOf(RecordedThing comment, string link) => comment.Link is null || comment.Link.Equals(link, StringComparison.OrdinalIgnoreCase);

    private static string[] Split(string? names) =>
        (names ?? "").Split(Comma, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

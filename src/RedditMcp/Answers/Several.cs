using RedditMcp.Answers.Model;
using RedditMcp.Reddit;

namespace RedditMcp.Answers;

/// <summary>Parts asked for together, where the failure of one is told beside the others.</summary>
/// <param name="Parts">Those that succeeded, in the order asked.</param>
/// <param name="Errors">Those that did not.</param>
/// <param name="First">The first failure, which is the answer when nothing succeeded.</param>
internal sealed record Several<TPart>(IReadOnlyList<TPart> Parts, IReadOnlyList<PartError> Errors, RedditError? First)
    where TPart : class, IAnswerPart
{
    /// <summary>All in words: what failed, then the parts.</summary>
    public string Text =>
        string.Concat(Errors.Select(error => $"{error.Of}: {error.Kind}: {error.Message}\n")) + string.Join('\n', Parts.Select(part => part.Text));

    /// <summary>Reads all at once; calls for the same thing are shared below.</summary>
    /// <param name="names">What was asked for.</param>
    /// <param name="read">Reads one.</param>
    public static async Task<Several<TPart>> ReadAsync<TName>(IReadOnlyList<TName> names, Func<TName, Task<RedditResult<TPart>>> read)
    {
        var results = await Task.WhenAll(names.Select(read));
        var errors = names.Zip(results).Where(pair => !pair.Second.Succeeded)
            .Select(pair => AnswerFrame.PartOf($"{pair.First}", pair.Second.Error!)).ToArray();
        return new([.. results.Where(result => result.Succeeded).Select(result => result.Value!)], errors,
            results.Select(result => result.Error).FirstOrDefault(error => error is not null));
    }
}

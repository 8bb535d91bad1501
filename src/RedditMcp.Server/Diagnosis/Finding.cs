namespace RedditMcp.Server.Diagnosis;

/// <summary>One line of the doctor's report.</summary>
/// <param name="Verdict">How bad it is.</param>
/// <param name="Subject">What was looked at.</param>
/// <param name="Text">What was found and what to do.</param>
internal sealed record Finding(Verdict Verdict, string Subject, string Text)
{
    public override string ToString() => $"{Verdict.ToString().ToLowerInvariant(),-5} {Subject,-12} {Text}";
}

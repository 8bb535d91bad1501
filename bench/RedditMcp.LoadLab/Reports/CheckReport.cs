namespace RedditMcp.LoadLab.Reports;

/// <summary>A row of the pass table.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Phase">The phase; null for the run.</param>
/// <param name="Bound">What it must be.</param>
/// <param name="Value">What it is; null where it could not be said, which does not pass.</param>
/// <param name="Passed">Whether it is.</param>
internal sealed record CheckReport(string Figure, string? Phase, string Bound, double? Value, bool Passed);

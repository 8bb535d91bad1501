namespace RedditMcp.LoadLab.Reports;

/// <summary>What the lab itself was busy with: where it was late or used up its processors, it measured itself.</summary>
/// <param name="ProcessorShare">The part of the machine's processors that this process used; virtual runs hold the servers too.</param>
/// <param name="LateMs">How much later than due it asked.</param>
internal sealed record GeneratorReport(double ProcessorShare, PercentilesReport LateMs);

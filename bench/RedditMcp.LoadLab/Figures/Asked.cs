using RedditMcp.LoadLab.Populations;

namespace RedditMcp.LoadLab.Figures;

/// <summary>A question that is under way.</summary>
/// <param name="Query">The question.</param>
/// <param name="Due">When it was to be asked, by the clock's time stamp: waiting for this lab counts too.</param>
/// <param name="Started">When it was.</param>
/// <param name="Phase">The phase it belongs to.</param>
internal readonly record struct Asked(Query Query, long Due, long Started, Tally Phase);

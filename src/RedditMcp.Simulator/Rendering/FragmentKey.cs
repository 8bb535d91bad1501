namespace RedditMcp.Simulator.Rendering;

/// <summary>A thing's id, and whether its text is raw.</summary>
internal readonly record struct FragmentKey(ulong Id, bool Raw);

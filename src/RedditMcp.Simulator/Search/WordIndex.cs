using System.Numerics;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Search;

/// <summary>The words of recent posts. A segment never changes once its posts are known, and they are known for all time.</summary>
internal sealed class WordIndex(Site site)
{
    private const int MostSegments = 8_000;
    private readonly LatelyUsed<(int Community, long Number), WordSegment> _segments = new(MostSegments);

    /// <summary>The newest posts of a community that may match, newest first.</summary>
    public IEnumerable<Post> Candidates(Community community, SearchQuery query, int depth, long now)
    {
        var newest = community.NewestSlot(now);
        var first = Math.Max(community.FirstSlot(now), newest - depth);
        for (var number = newest / WordSegment.Length; number >= first / WordSegment.Length; number--)
        {
            var segment = SegmentAt(community, number);
            for (var left = segment.Candidates(query); left != 0;)
            {
                var offset = BitOperations.Log2(left);
                left &= ~(1UL << offset);
                var slot = segment.First + offset;
                if (slot >= first && slot <= newest)
                    yield return site.At(community, slot);
            }
        }
    }

    private WordSegment SegmentAt(Community community, long number) =>
        _segments.Find((community.Index, number)) ?? _segments.Keep((community.Index, number), new WordSegment(site, community, number));
}

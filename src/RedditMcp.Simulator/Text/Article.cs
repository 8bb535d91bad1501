using System.Globalization;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Text;

/// <summary>
/// What link posts link to: each topic has a few dozen articles a day, which its communities share. So a link has other
/// discussions, and its address says where to look for them.
/// </summary>
internal sealed record Article(Topic Topic, long DayNumber, int Number)
{
    private const int PerDay = 40;

    public string Url
    {
        get
        {
            var dice = Dice.Of(Dice.KeyOf(0xA7, Topic.Name), DayNumber * PerDay + Number);
            var date = DateTimeOffset.FromUnixTimeSeconds(DayNumber * WorldTime.Day);
            var slug = $"{dice.Pick(Topic.Qualities)} {dice.Pick(Topic.Things)} and {dice.Pick(Topic.Subjects)}".Replace(' ', '-').ToLowerInvariant();
            return string.Create(CultureInfo.InvariantCulture, $"https://{dice.Pick(Topic.Outlets)}/{date:yyyy/MM/dd}/{slug}-{Number}");
        }
    }

    public static Article Of(Post post) =>
        new(post.Community.Topic, post.Vitals.Created / WorldTime.Day, Dice.Of(post.Key, 2).Below(PerDay));

    public static IEnumerable<Article> AllOf(Topic topic, long dayNumber) =>
        Enumerable.Range(0, PerDay).Select(number => new Article(topic, dayNumber, number));
}

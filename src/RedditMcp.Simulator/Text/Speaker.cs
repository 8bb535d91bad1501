using System.Globalization;
using System.Text;
using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Text;

/// <summary>Somebody saying something in a community: picks the words for blanks.</summary>
internal struct Speaker(Community community, long now, Dice dice)
{
    private Dice _dice = dice;

    public int Below(int bound) => _dice.Below(bound);

    public bool Chance(double probability) => _dice.Chance(probability);

    public double Bell() => _dice.Bell();

    public T Pick<T>(IReadOnlyList<T> choices) => _dice.Pick(choices);

    public void Say(StringBuilder text, IReadOnlyList<Template> templates) => _dice.Pick(templates).AppendTo(text, ref this);

    public void Fill(StringBuilder text, Blank blank)
    {
        var word = Word(blank.Sort);
        if (blank.Article)
            text.Append("aeiouAEIOU".Contains(word[0], StringComparison.Ordinal) ? "an " : "a ");

        if (blank.Capital)
            text.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        else
            text.Append(word);
    }

    private string Word(string sort) => sort switch
    {
        "thing" => _dice.Pick(community.Topic.Things),
        "subject" => _dice.Pick(community.Topic.Subjects),
        "quality" => _dice.Pick(community.Topic.Qualities),
        "action" => _dice.Pick(community.Topic.Actions),
        "name" => _dice.Pick(community.Topic.Names),
        "year" => WorldTime.YearOf(now).ToString(CultureInfo.InvariantCulture),
        "number" => (2 + _dice.Below(11)).ToString(CultureInfo.InvariantCulture),
        _ => community.Name,
    };
}

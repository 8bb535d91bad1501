using RedditMcp.Insights.Trends;

namespace RedditMcp.Tests.Insights.Trends;

/// <summary>What counts as one phrase, and what as none.</summary>
public sealed class PhraseReaderTests
{
    [Theory]
    [InlineData("solar flare", "Solar Flares", "solar-flare", "#SolarFlare", "SOLAR FLARE's")]
    [InlineData("GPT-6", "gpt 6", "GPT6", "GPT6s", "Gpt-6's")]
    [InlineData("Bank of America", "bank of america", "BANK OF AMERICA")]
    [InlineData("Pokémon Go", "pokemon go", "POKÉMON GO", "Poke\u0301mon Go")]
    [InlineData("AT&T", "at&t", "ATT")]
    [InlineData("C++ 29", "c++29")]
    [InlineData("Node.js", "NodeJS", "node.js")]
    [InlineData("battery recalls", "Battery Recall")]
    [InlineData("Ｔｏｋｙｏ", "tokyo")]
    public void All_forms_of_a_phrase_share_a_key(string form, params string[] others)
    {
        foreach (var other in others)
            KeysOf($"the {form} is").Intersect(KeysOf($"the {other} is"), StringComparer.Ordinal).ShouldNotBeEmpty($"{form} and {other}");
        foreach (var other in others)
            Longest($"the {form} is").ShouldBe(Longest($"the {other} is"), other);
    }

    [Theory]
    [InlineData("Lord of the Embers is here", "lordoftheember")]
    [InlineData("My Bank of America card", "bankofamerica")]
    public void A_name_may_hold_stop_words(string title, string key) => KeysOf(title).Contains(key, StringComparer.Ordinal).ShouldBeTrue();

    [Theory]
    [InlineData("this is what we have been doing with them")]
    [InlineData("[Discussion] Weekly megathread")]
    [InlineData("2026 100 5th 10k")]
    [InlineData("Monday, March 3")]
    [InlineData("https://example.org/solar/flare?x=1")]
    [InlineData("これはそれでした")]
    [InlineData("!!! ... ??? 🙂🙂")]
    [InlineData("")]
    public void Function_words_boilerplate_numbers_dates_and_links_are_no_phrases(string title) => KeysOf(title).ShouldBeEmpty();

    [Theory]
    [InlineData("Solar. Flare", "solarflare")]
    [InlineData("Solar: flare", "solarflare")]
    [InlineData("Solar (flare)", "solarflare")]
    [InlineData("solar and then flare", "solarflare")]
    public void No_phrase_goes_beyond_a_stop(string title, string key) => KeysOf(title).Contains(key, StringComparer.Ordinal).ShouldBeFalse();

    [Fact]
    public void A_phrase_has_three_words_at_most()
    {
        var keys = KeysOf("purple tigers devour yellow melons");

        keys.Contains("purpletigerdevour", StringComparer.Ordinal).ShouldBeTrue();
        keys.Contains("purpletigerdevouryellow", StringComparer.Ordinal).ShouldBeFalse();
    }

    [Theory]
    [InlineData("北海道で大地震がありました", "大地震")]
    [InlineData("如何学习人工智能", "人工智能")]
    [InlineData("昨日のオリンピックで泣いた", "オリンピック")]
    [InlineData("เมื่อคืนมีแผ่นดินไหวที่บ้าน", "แผ่นดินไหว")]
    [InlineData("Сильное наводнение в городе", "наводнение")]
    [InlineData("어젯밤 지진 느끼신 분", "지진")]
    [InlineData("विश्व कप में आज", "विश्वकप")]
    public void Other_scripts_have_phrases_too(string title, string key) => KeysOf(title).Contains(key, StringComparer.Ordinal).ShouldBeTrue();

    [Fact]
    public void No_phrase_of_thai_begins_with_a_vowel_that_belongs_to_the_letter_before() =>
        KeysOf("แผ่นดินไหว").ShouldAllBe(key => Scripts.IsStartOfCharacter(key[0]));

    [Fact]
    public void Broken_and_absurd_titles_are_read()
    {
        KeysOf("\ud83d lone \udc00 surrogates").Contains("lone", StringComparer.Ordinal).ShouldBeTrue();
        KeysOf(new string('x', 100_000)).ShouldNotBeNull();
        KeysOf(string.Concat(Enumerable.Repeat("a-b/c_d ", 5_000))).ShouldNotBeNull();
    }

    private static string Longest(string title) => KeysOf(title).MaxBy(key => key.Length)!;

    private static List<string> KeysOf(string title)
    {
        var keys = new List<string>();
        PhraseReader.Read(title, new TitleReader().Read(title), (key, _) => keys.Add(key.ToString()));
        return keys;
    }
}

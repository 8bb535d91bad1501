using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Server.Logs;

namespace RedditMcp.Tests.Server.Logs;

public sealed class JsonLineFormatterTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(2)));
    private readonly LoggerFilterOptions _filters = new();

    [Fact]
    public void An_event_is_one_line_with_its_own_fields_in_snake_case()
    {
        var line = Write(
            new EventId(1, "reddit_api_call"), "{Endpoint} {LatencyMs} {StatusCode} {Hit} {Tier}",
            [new("Endpoint", "listing"), new("LatencyMs", 12.5), new("StatusCode", 200), new("Hit", true), new("Tier", null)]);

        line.ShouldBe(
            """{"timestamp":"2026-03-04T03:06:07Z","level":"info","logger":"RedditMcp.Reddit","event":"reddit_api_call","endpoint":"listing","latency_ms":12.5,"status_code":200,"hit":true,"tier":null}""" + "\n");
    }

    [Fact]
    public void Without_a_name_the_message_is_the_event()
    {
        var line = Parse(Write(default, "Something happened", []));

        line.GetProperty("event").GetString().ShouldBe("Something happened");
        line.GetProperty("message").GetString().ShouldBe("Something happened");
    }

    [Fact]
    public void What_frameworks_log_keeps_its_wording()
    {
        var line = Parse(Write(new EventId(1, "AddressInUse"), "Address in use", [], category: "Microsoft.AspNetCore.Server.Kestrel"));

        line.GetProperty("event").GetString().ShouldBe("AddressInUse");
        line.GetProperty("message").GetString().ShouldBe("Address in use");
    }

    [Fact]
    public void Line_breaks_in_values_do_not_break_lines()
    {
        var line = Write(new EventId(1, "e"), "{Text}", [new("Text", "a\nb\u2028\"level\":\"critical\"")]);

        line.TrimEnd('\n').ShouldNotContain("\n");
        Parse(line).GetProperty("text").GetString().ShouldBe("a\nb\u2028\"level\":\"critical\"");
    }

    [Fact]
    public void A_field_cannot_pass_for_a_part_of_the_envelope()
    {
        var line = Parse(Write(new EventId(1, "e"), "{Level}", [new("Level", "critical")]));

        line.GetProperty("level").GetString().ShouldBe("info");
        line.GetProperty("level_").GetString().ShouldBe("critical");
    }

    [Fact]
    public void A_stack_is_for_those_who_debug()
    {
        var failure = Should.Throw<InvalidOperationException>(() => throw new InvalidOperationException("It broke."));

        Parse(Write(new EventId(1, "e"), "", [], failure)).GetProperty("error").GetString().ShouldBe("InvalidOperationException: It broke.");
        _filters.Rules.Add(new LoggerFilterRule(providerName: null, categoryName: null, LogLevel.Debug, filter: null));
        Parse(Write(new EventId(1, "e"), "", [], failure)).GetProperty("error").GetString().ShouldNotBeNull().ShouldContain("   at ");
    }

    private static JsonElement Parse(string line) => JsonElement.Parse(line);

    private string Write(
        EventId id, string template, KeyValuePair<string, object?>[] fields, Exception? failure = null, string category = "RedditMcp.Reddit")
    {
        KeyValuePair<string, object?>[] state = [.. fields, new("{OriginalFormat}", template)];
        var line = new ArrayBufferWriter<byte>();
        var entry = new LogEntry<KeyValuePair<string, object?>[]>(LogLevel.Information, category, id, state, failure, (_, _) => template);
        new JsonLineFormatter(_clock, Options.Create(_filters)).Write(entry, line);
        return Encoding.UTF8.GetString(line.WrittenSpan);
    }
}

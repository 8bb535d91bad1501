using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using RedditMcp.Caching;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace RedditMcp.Tests;

/// <summary>Nothing flows backwards.</summary>
public sealed class ArchitectureTests
{
    private static readonly Architecture s_product = new ArchLoader().LoadAssemblies(typeof(RedditCache).Assembly, typeof(HttpClient).Assembly).Build();

    [Fact]
    public void Tools_and_answers_never_see_an_http_client() =>
        Types().That().ResideInNamespaceMatching(@"^RedditMcp\.(Tools|Answers|Caching)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^System\.Net\.Http")).Check(s_product);

    [Fact]
    public void Tools_and_answers_never_see_reddits_json_or_its_gateway() =>
        Types().That().ResideInNamespaceMatching(@"^RedditMcp\.(Tools|Answers)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^RedditMcp\.Reddit\.Trimming").Or().HaveNameContaining("RedditGateway"))
            .Check(s_product);

    [Fact]
    public void The_gateway_never_sees_the_cache() =>
        Types().That().ResideInNamespaceMatching(@"^RedditMcp\.Reddit($|\.)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^RedditMcp\.Caching").And().DoNotHaveNameContaining("SingleFlight"))
            .Check(s_product);

    [Fact]
    public void Queries_do_not_know_who_asks_them() =>
        Types().That().ResideInNamespaceMatching(@"^RedditMcp\.Queries")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^RedditMcp\.(Tools|Answers|Caching)")).Check(s_product);
}

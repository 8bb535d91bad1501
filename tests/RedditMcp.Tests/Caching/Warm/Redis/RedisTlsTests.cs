using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Caching.Warm.Redis;
using RedditMcp.Telemetry;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Warm.Redis;

/// <summary>A real Redis behind TLS, with a certificate of the test's own authority for <c>localhost</c>.</summary>
public sealed class RedisTlsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = RedisServer.FreePort();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Authority => Path.Combine(_folder, "ca.crt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_rediss_url_speaks_tls()
    {
        await using var redis = await StartAsync();

        (await WorksAsync("localhost", Authority)).ShouldBeTrue();

        (await redis.CliAsync("EXISTS", "t:posts:1:v1")).ShouldBe("1");
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("localhost", false)]
    public async Task Another_name_and_an_unknown_authority_are_refused(string host, bool isTrusted)
    {
        await using var redis = await StartAsync();

        (await WorksAsync(host, isTrusted ? Authority : null)).ShouldBeFalse();
    }

    private async Task<bool> WorksAsync(string host, string? authority)
    {
        var address = RedisAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"rediss://{host}:{_port}"));
        if (authority is not null)
            address.Options.TrustIssuer(authority);
        await using var services = new ServiceCollection().AddMetrics().AddSingleton<WarmMetrics>().BuildServiceProvider();
        await using var link = new RedisLink(address, services.GetRequiredService<WarmMetrics>(), new FakeTimeProvider(), NullLogger<RedisLink>.Instance);
        var tier = new RedisWarmTier(link);
        return await tier.SetAsync("t:posts:1:v1", "x"u8.ToArray(), TimeSpan.FromHours(1), Cancel) && await tier.GetAsync("t:posts:1:v1", Cancel) is not null;
    }

    private async Task<RedisServer> StartAsync()
    {
        MakeCertificates();
        return await RedisServer.StartAsync(
            "--tls-port", _port.ToString(CultureInfo.InvariantCulture), "--tls-auth-clients", "no", "--tls-ca-cert-file", Authority,
            "--tls-cert-file", Path.Combine(_folder, "redis.crt"), "--tls-key-file", Path.Combine(_folder, "redis.key"));
    }

    private void MakeCertificates()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var authorityKey = RSA.Create(2048);
        var authority = new CertificateRequest("CN=test authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var issuer = authority.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));

        using var key = RSA.Create(2048);
        var server = new CertificateRequest("CN=redis", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        server.CertificateExtensions.Add(names.Build());
        using var certificate = server.Create(issuer, now.AddDays(-1), now.AddDays(1), [1, 2, 3, 4]);

        File.WriteAllText(Authority, issuer.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "redis.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "redis.key"), key.ExportPkcs8PrivateKeyPem());
    }
}

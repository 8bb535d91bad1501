using System.CommandLine;
using System.Globalization;
using RedditMcp.Budget.Users;

namespace RedditMcp.Server.Commands;

/// <summary>Does what the operator wants with keys, and says what came of it. A key goes to stdout alone, so that a script can take it from there.</summary>
/// <param name="console">Where it is said.</param>
/// <param name="store">Where the keys are.</param>
/// <param name="time">The clock.</param>
internal sealed class KeyDesk(InvocationConfiguration console, IApiKeyStore store, TimeProvider time)
{
    private const int Tries = 20;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    public async Task<int> AddAsync(UserTier tier, string name, CancellationToken cancellationToken)
    {
        var secret = ApiKeySecret.Make();
        var key = ApiKey.Of(secret, tier, name, time.GetUtcNow());
        if (!await PersistAsync(async () => await store.AddAsync(key, cancellationToken) ? true : null, cancellationToken))
            return await TellDownAsync();
        await console.Output.WriteLineAsync(secret);
        await console.Error.WriteLineAsync($"Key {key.Id}, {tier.Name}, kept as a hash in {store.Place}. It is shown this once. Servers take it within seconds.");
        return ExitCode.Success;
    }

    public async Task<int> ListAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ApiKey> keys = [];
        if (!await PersistAsync(async () => (await store.ReadAsync(cancellationToken)).Value is { } read ? (keys = read) is not null : null, cancellationToken))
            return await TellDownAsync();
        if (keys.Count == 0)
            await console.Error.WriteLineAsync($"There are no keys in {store.Place}.");
        foreach (var key in keys.OrderBy(key => key.CreatedAt))
            await console.Output.WriteLineAsync($"{key.Id}  {key.Tier.Name,-10}  {Day(key.CreatedAt)}  {(key.RevokedAt is { } end ? "revoked " + Day(end) : "good"),-18}  {key.Name}".TrimEnd());
        return ExitCode.Success;
    }

    public Task<int> RevokeAsync(string id, CancellationToken cancellationToken) => ChangeAsync(
        async () => (await store.RevokeAsync(id, time.GetUtcNow(), cancellationToken)) is { Answered: true, Value: var found } ? found : null,
        $"Key {id} is revoked. Servers refuse it within seconds.", $"There is no key {id} in {store.Place}.", cancellationToken);

    public Task<int> ForgetAsync(string id, CancellationToken cancellationToken) => ChangeAsync(
        async () => (await store.ForgetAsync(id, cancellationToken)) is { Answered: true, Value: var found } ? found : null,
        $"Key {id} is forgotten.", $"There is no revoked key {id} in {store.Place}.", cancellationToken);

    private static string Day(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<int> ChangeAsync(Func<Task<bool?>> change, string done, string missing, CancellationToken cancellationToken)
    {
        bool? found = null;
        if (!await PersistAsync(async () => found = await change(), cancellationToken))
            return await TellDownAsync();
        await (found == true ? console.Output : console.Error).WriteLineAsync(found == true ? done : missing);
        return found == true ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>A store that is only now connected to does not answer at once, and a command has the time a request has not.</summary>
    private async Task<bool> PersistAsync(Func<Task<bool?>> ask, CancellationToken cancellationToken)
    {
        for (var tries = 1; await ask() is null; tries++)
        {
            if (tries == Tries)
                return false;
            await Task.Delay(s_pause, time, cancellationToken);
        }

        return true;
    }

    private async Task<int> TellDownAsync()
    {
        await console.Error.WriteLineAsync($"{store.Place} does not answer; nothing was changed.");
        return ExitCode.Failure;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace RedditMcp.Budget.Ledgers;

/// <summary>
/// The rules of <see cref="WindowAccount"/> as a script; both are tested against each other. All that goes in and out is packed, because Redis takes longer to
/// read arguments and to name fields than to apply the rules. Little-endian; <c>d</c> is a double, <c>s</c> a text that ends with a zero byte, <c>b</c> a byte.
/// <list type="bullet">
/// <item>The one key, <c>reddit:budget:{key}:v1</c>, without an expiry: <c>b</c> 1, the format's version; 14 <c>d</c>, the properties of <see cref="WindowState"/> in their order, with -1 for
/// no reported limit and 1 for true; two MessagePack maps, calls being made and processes. What is not of this form is taken for nothing.</item>
/// <item>Granting: <c>b</c> 1, <c>s</c> ticket, 2 <c>d</c> now and month, <c>s</c> instance, 8 <c>d</c> assumed limit, cap or -1, head start, monthly limit or -1, start of the next month, 1 for the
/// background, calls known to be used, calls unreported. Gives 9 <c>d</c>, <see cref="LedgerReply"/> field by field.</item>
/// <item>Settling: <c>b</c> 2, <c>s</c> ticket, 2 <c>d</c> now and month, 10 <c>d</c> its window, settled before, 1 for the background, 1 if made, 1 with a report, used or -1, remaining, reset
/// in ms, refused for in ms, the window it was counted in. Gives nothing.</item>
/// </list>
/// All instants are Unix milliseconds that the caller gives.
/// </summary>
internal static class LedgerScript
{
    /// <summary>Asks for a call.</summary>
    public const byte Take = 1;

    /// <summary>Ends one.</summary>
    public const byte Settle = 2;

    private const string Text = """
        local WINDOW, TAIL, GUARD, MINUTE = 600000, 10000, 1500, 60000
        local VERSION, STATE, LENGTH = 1, '<Bdddddddddddddd', 113
        local operation, ticket, now, thisMonth, arguments = struct.unpack('<Bsdd', ARGV[1])

        local window, since, reportedLimit, settled, foreign, background, newest, followsSpent = 0, 0, -1, 0, 0, 0, 0, 0
        local refusedUntil, rate, interactiveRate, ratedAt, month, monthCalls = 0, 0, 0, 0, 0, 0
        local open, instances
        local held = redis.call('GET', KEYS[1])
        if held and string.byte(held) == VERSION and #held > LENGTH then
          local _, rest
          _, window, since, reportedLimit, settled, foreign, background, newest, followsSpent,
            refusedUntil, rate, interactiveRate, ratedAt, month, monthCalls, rest = struct.unpack(STATE, held)
          open, instances = cmsgpack.unpack(string.sub(held, rest))
        end
        if type(open) ~= 'table' or type(instances) ~= 'table' then open, instances = {}, {} end

        local underWay, sharing = 0, 0
        local function used() return math.max(0, settled + foreign + underWay) end
        local function at(from, height, whole, length)
          if whole <= 0 or height <= 0 then return from end
          return from + math.ceil(length * height / whole)
        end

        local current = math.floor(now / WINDOW)
        if current > window or current < window - 1 then
          if current < window then instances, refusedUntil, ratedAt = {}, 0, now end
          for _ in pairs(open) do underWay = underWay + 1 end
          local follows = current == window + 1
          followsSpent = follows and reportedLimit >= 0 and used() >= reportedLimit * 0.95 and 1 or 0
          since = follows and current * WINDOW or now
          window, settled, foreign, background, newest, open, underWay = current, 0, 0, 0, 0, {}, 0
          if month ~= thisMonth then month, monthCalls = thisMonth, 0 end
        end
        local start = window * WINDOW
        now = math.max(now, start)
        for call, till in pairs(open) do
          if till <= now then open[call] = nil else underWay = underWay + 1 end
        end
        for instance, asked in pairs(instances) do
          if asked + 120000 <= now then instances[instance] = nil else sharing = sharing + 1 end
        end
        if now > ratedAt then
          local factor = math.exp((ratedAt - now) / MINUTE)
          rate, interactiveRate, ratedAt = rate * factor, interactiveRate * factor, now
        end

        local reply = ''
        if operation == 1 then
          local instance, limit, cap, headStart, monthly, nextMonth, forBackground, known, unreported = struct.unpack('<sdddddddd', ARGV[1], arguments)
          if not instances[instance] then sharing = sharing + 1 end
          instances[instance] = now
          foreign = foreign + unreported
          if used() < known then foreign = foreign + known - used() end
          if reportedLimit >= 0 then limit = reportedLimit end
          if cap >= 0 then limit = math.min(limit, cap) end
          local head = math.max(1, math.floor(limit * headStart))

          local refusal, till = 0, now
          local following = used() + 1
          local paced = following > head and at(since, following - head, limit - head, WINDOW - TAIL) or now
          if now < refusedUntil then refusal, till = 5, refusedUntil
          elseif monthly >= 0 and monthCalls >= monthly then refusal, till = 6, nextMonth
          elseif following > limit then refusal, till = 1, start + WINDOW + GUARD
          elseif followsSpent == 1 and now < start + GUARD then refusal, till = 2, start + GUARD
          elseif now < paced then refusal, till = 2, paced
          elseif forBackground == 1 then
            local minute = limit * MINUTE / WINDOW
            local due = at(since, following - minute * 0.25, limit - minute, WINDOW)
            if background + 1 > limit * 0.3 then refusal, till = 3, start + WINDOW + GUARD
            elseif interactiveRate > 0.7 * minute then refusal, till = 4, now + 5000
            elseif now < due then refusal, till = 4, math.min(due, start + WINDOW + GUARD) end
          end

          if refusal == 0 then
            if not open[ticket] then underWay = underWay + 1 end
            open[ticket] = now + 15000
            monthCalls, rate = monthCalls + 1, rate + 1
            if forBackground == 1 then background = background + 1 else interactiveRate = interactiveRate + 1 end
          end
          local wait = refusal == 0 and 0 or math.max(1, till - now)
          reply = struct.pack('<ddddddddd', refusal, wait, used(), limit, settled, window, rate, sharing, monthCalls)
        else
          local ofWindow, before, forBackground, made, reported, spent, left, reset, refusedFor, countedIn = struct.unpack('<dddddddddd', ARGV[1], arguments)
          local isOfThis, isCountedHere = ofWindow == window, countedIn == window
          if isOfThis and open[ticket] then open[ticket], underWay = nil, underWay - 1 end
          if made == 1 then
            if isCountedHere then settled = settled + 1 end
          elseif isOfThis and forBackground == 1 then
            background = background - 1
          end
          if isCountedHere and reported == 1 then
            since = start
            if spent >= 0 then reportedLimit = spent + left end
            if left < 1 then refusedUntil = math.max(refusedUntil, now + reset) end
            if spent >= 0 then
              if not isOfThis then before = 0 end
              local least, most = spent - settled - underWay, spent - before - 1
              if foreign > most and before >= newest then foreign = most end
              foreign = math.max(foreign, least)
              newest = math.max(newest, before)
            end
          end
          if refusedFor > 0 then refusedUntil = now + math.min(refusedFor, WINDOW) end
        end
        redis.call('SET', KEYS[1], struct.pack(STATE, VERSION, window, since, reportedLimit, settled, foreign, background, newest, followsSpent,
          refusedUntil, rate, interactiveRate, ratedAt, month, monthCalls) .. cmsgpack.pack(open, instances))
        return reply
        """;

    [SuppressMessage("Security", "CA5350:Do not use weak cryptographic algorithms", Justification = "It is what Redis names a script by.")]
    private static readonly byte[] s_hash = SHA1.HashData(Encoding.UTF8.GetBytes(Text));

    /// <summary>Runs it, by its hash: the driver takes a fifth longer when it is given a text of this length.</summary>
    /// <param name="database">Where.</param>
    /// <param name="name">The one key.</param>
    /// <param name="arguments">What it is told.</param>
    public static async Task<byte[]> RunAsync(IDatabase database, RedisKey name, byte[] arguments)
    {
        RedisKey[] keys = [name];
        RedisValue[] values = [arguments];
        try
        {
            return (byte[])(await database.ScriptEvaluateAsync(s_hash, keys, values))!;
        }
        catch (RedisServerException e) when (e.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            return (byte[])(await database.ScriptEvaluateAsync(Text, keys, values))!; // it is known by its hash from then on
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace RedditMcp.Budget.Ledgers;

/// <summary>
/// The rules of <see cref="WindowAccount"/> as a script; both are tested against each other. All that goes in and out is packed, and calls and processes stay packed while they are counted,
/// because Redis takes longer to read arguments, to name fields and to make tables than to apply the rules. Little-endian; <c>d</c> is a double, <c>n</c> a name of eight bytes, <c>b</c> a byte.
/// <list type="bullet">
/// <item>The one key, <c>reddit:budget:{key}:v2</c>, without an expiry: <c>b</c> 2, the format's version; 14 <c>d</c>, the properties of <see cref="WindowState"/> in their order, with -1 for
/// no reported limit and 1 for true; <c>d</c> an instant before which no record ends; <c>d</c> the bytes of the first of two lists of records, calls being made and processes. A record is
/// <c>n</c> its name, <c>d</c> when it ends. What is not of this form is taken for nothing.</item>
/// <item>Granting: <c>b</c> 1, 2 <c>d</c> now and month, 2 <c>n</c> ticket and instance, 11 <c>d</c> assumed limit, cap or -1, head start, monthly limit or -1, start of the next month, 1 for the
/// background, calls known to be used, 1 if Reddit told of the window, calls unreported, and of the month those known and those unreported. Gives 9 <c>d</c>, <see cref="LedgerReply"/> field by field.</item>
/// <item>Settling: <c>b</c> 2, 2 <c>d</c> now and month, 2 <c>n</c> ticket and nothing, 11 <c>d</c> its window, settled before, 1 for the background, 1 if made, 1 with a report, used or -1, remaining, reset
/// in ms, refused for in ms, the window it was counted in, the month it was granted in. Gives nothing.</item>
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
        local WINDOW, TAIL, GUARD, MINUTE, LONGEST_CALL, INSTANCE_LIFE, RENEWAL = 600000, 10000, 1500, 60000, 25000, 120000, 30000
        local VERSION, STATE, LENGTH, RECORD = 2, '<Bdddddddddddddddd', 129, 16
        local pack, unpack, max, min, sub, find = struct.pack, struct.unpack, math.max, math.min, string.sub, string.find

        local operation, now, thisMonth, ticket, instance = unpack('<Bddc8c8', ARGV[1])
        local window, since, reportedLimit, settled, foreign, background, newest, followsSpent = 0, 0, -1, 0, 0, 0, 0, 0
        local refusedUntil, rate, interactiveRate, ratedAt, month, monthCalls, soonest, openLength = 0, 0, 0, 0, 0, 0, 0, 0
        local open, instances = '', ''
        local held = redis.call('GET', KEYS[1])
        if held and string.byte(held) == VERSION and #held >= LENGTH and (#held - LENGTH) % RECORD == 0 then
          local _
          _, window, since, reportedLimit, settled, foreign, background, newest, followsSpent,
            refusedUntil, rate, interactiveRate, ratedAt, month, monthCalls, soonest, openLength = unpack(STATE, held)
          open, instances = sub(held, LENGTH + 1, LENGTH + openLength), sub(held, LENGTH + openLength + 1)
        end

        local current = math.floor(now / WINDOW)
        if current > window or current < window - 1 then
          if current < window then instances, refusedUntil, ratedAt = '', 0, now end
          local follows = current == window + 1
          followsSpent = follows and reportedLimit >= 0 and max(0, settled + foreign + #open / RECORD) >= reportedLimit * 0.95 and 1 or 0
          since = follows and current * WINDOW or now
          window, settled, foreign, background, newest, open = current, 0, 0, 0, 0, ''
          if month ~= thisMonth then month, monthCalls = thisMonth, 0 end
        end
        local start = window * WINDOW
        now = max(now, start)
        if now >= soonest then
          local function living(records, soonest)
            local kept = {}
            for at = 1, #records, RECORD do
              local till = unpack('<d', records, at + 8)
              if till > now then kept[#kept + 1], soonest = sub(records, at, at + RECORD - 1), min(soonest, till) end
            end
            return table.concat(kept), soonest
          end
          open, soonest = living(open, now + LONGEST_CALL)
          instances, soonest = living(instances, soonest)
        end
        if now > ratedAt then
          local factor = math.exp((ratedAt - now) / MINUTE)
          rate, interactiveRate, ratedAt = rate * factor, interactiveRate * factor, now
        end

        local reply = ''
        if operation == 1 then
          local limit, cap, headStart, monthly, nextMonth, forBackground, known, told, unreported, knownMonth, unreportedMonth = unpack('<ddddddddddd', ARGV[1], 34)
          local at = find(instances, instance, 1, true)
          while at and at % RECORD ~= 1 do at = find(instances, instance, at + 1, true) end
          if not at then instances = instances .. instance .. pack('<d', now + INSTANCE_LIFE)
          elseif unpack('<d', instances, at + 8) < now + INSTANCE_LIFE - RENEWAL then
            instances = sub(instances, 1, at - 1) .. sub(instances, at + RECORD) .. instance .. pack('<d', now + INSTANCE_LIFE)
          end
          foreign = foreign + unreported
          local used = max(0, settled + foreign + #open / RECORD)
          if used < known then foreign, used = foreign + known - used, known end
          monthCalls = max(monthCalls, knownMonth) + unreportedMonth
          if reportedLimit >= 0 then limit = reportedLimit end
          if cap >= 0 then limit = min(limit, cap) end
          local head = max(1, math.floor(limit * headStart))

          local refusal, till, following = 0, now, used + 1
          local from = told == 1 and open == '' and start or since
          local paced = from + math.ceil((WINDOW - TAIL) * (following - head) / (limit - head))
          if now < refusedUntil then refusal, till = 5, refusedUntil
          elseif monthly >= 0 and monthCalls >= monthly then refusal, till = 6, nextMonth
          elseif following > limit then refusal, till = 1, start + WINDOW + GUARD
          elseif followsSpent == 1 and now < start + GUARD then refusal, till = 2, start + GUARD
          elseif following > head and now < paced then refusal, till = 2, paced
          elseif forBackground == 1 then
            local minute = limit * MINUTE / WINDOW
            local due = since + math.ceil(WINDOW * max(0, following - minute * 0.25) / (limit - minute))
            if background + 1 > limit * 0.3 then refusal, till = 3, start + WINDOW + GUARD
            elseif interactiveRate > 0.7 * minute then refusal, till = 4, now + 5000
            elseif now < due then refusal, till = 4, min(due, start + WINDOW + GUARD) end
          end

          if refusal == 0 then
            open, soonest = open .. ticket .. pack('<d', now + LONGEST_CALL), min(soonest, now + LONGEST_CALL)
            used, monthCalls, rate = following, monthCalls + 1, rate + 1
            if forBackground == 1 then background = background + 1 else interactiveRate = interactiveRate + 1 end
          end
          local wait = refusal == 0 and 0 or max(1, till - now)
          reply = pack('<ddddddddd', refusal, wait, used, limit, settled, window, rate, #instances / RECORD, monthCalls)
        else
          local ofWindow, before, forBackground, made, reported, spent, left, reset, refusedFor, countedIn, grantedIn = unpack('<ddddddddddd', ARGV[1], 34)
          local isOfThis, isCountedHere = ofWindow == window, countedIn == window
          local at = isOfThis and find(open, ticket, 1, true)
          while at and at % RECORD ~= 1 do at = find(open, ticket, at + 1, true) end
          if at then open = sub(open, 1, at - 1) .. sub(open, at + RECORD) end
          if made == 1 then
            if isCountedHere then settled = settled + 1 end
          else
            if grantedIn == month then monthCalls = max(0, monthCalls - 1) end
            rate = max(0, rate - 1)
            if forBackground ~= 1 then interactiveRate = max(0, interactiveRate - 1)
            elseif isOfThis then background = background - 1 end
          end
          if isCountedHere and reported == 1 then
            if spent >= 0 then reportedLimit = spent + left end
            if left < 1 then refusedUntil = max(refusedUntil, now + reset) end
            if spent >= 0 then
              since = start
              if not isOfThis then before = 0 end
              local least, most = spent - settled - #open / RECORD, spent - before - 1
              if foreign > most and before >= newest then foreign = most end
              foreign = max(foreign, least)
              newest = max(newest, before)
            end
          end
          if refusedFor > 0 then refusedUntil = now + min(refusedFor, WINDOW) end
        end
        redis.call('SET', KEYS[1], pack(STATE, VERSION, window, since, reportedLimit, settled, foreign, background, newest, followsSpent,
          refusedUntil, rate, interactiveRate, ratedAt, month, monthCalls, soonest, #open) .. open .. instances)
        return reply
        """;

    [SuppressMessage("Security", "CA5350:Do not use weak cryptographic algorithms", Justification = "It is what Redis names a script by.")]
    private static readonly byte[] s_hash = SHA1.HashData(Encoding.UTF8.GetBytes(Text));

    /// <summary>Runs it, by its hash: the driver takes a fifth longer when it is given a text of this length.</summary>
    /// <param name="database">Where.</param>
    /// <param name="keys">The one key.</param>
    /// <param name="arguments">What it is told.</param>
    public static async Task<byte[]> RunAsync(IDatabase database, RedisKey[] keys, byte[] arguments)
    {
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

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace RedditMcp.Budget.Ledgers;

/// <summary>
/// The rules of <see cref="WindowAccount"/> as a script; both are tested against each other. All that goes in and out is packed, and what a call changes is of fixed length and written over
/// what was there, because Redis takes longer to read arguments, to search and to make tables than to apply the rules. Little-endian; <c>d</c> is a double, <c>n</c> a name of eight bytes,
/// <c>b</c> a byte.
/// <list type="bullet">
/// <item>The one key, <c>reddit:budget:{key}:v3</c>, without an expiry: <c>b</c> 3, the format's version; 3 <c>d</c> what was answered last, a <see cref="LedgerRefusal"/>, after how many ms to
/// ask again, and the limit; 18 <c>d</c>, the properties of <see cref="WindowState"/> in their order, with -1 for no reported limit, 1 for true, and how many processes there are; then for each
/// of these <c>n</c> its name, <c>d</c> until when. What is not of this form is taken for nothing.</item>
/// <item>Granting: <c>b</c> 1, 2 <c>d</c> now and month, <c>n</c> the process or zeros, 11 <c>d</c> assumed limit, cap or -1, head start, monthly limit or -1, start of the next month, 1 for the
/// background, calls known to be used, 1 if Reddit told of the window, calls unreported, and of the month those known and those unreported.</item>
/// <item>Settling: <c>b</c> 2, 2 <c>d</c> now and month, <c>n</c> zeros, 12 <c>d</c> the call's window, span and settled before, 1 for the background, 1 if made, 1 with a report, used or -1,
/// remaining, reset in ms, refused for in ms, the window it was counted in, the month it was granted in.</item>
/// </list>
/// Either gives what the key holds then, without the names. All instants are Unix milliseconds that the caller gives.
/// </summary>
internal static class LedgerScript
{
    /// <summary>Asks for a call.</summary>
    public const byte Take = 1;

    /// <summary>Ends one.</summary>
    public const byte Settle = 2;

    private const string Text = """
        local WINDOW, TAIL, GUARD, MINUTE, CALL_SPAN, INSTANCE_LIFE = 600000, 10000, 1500, 60000, 25000, 120000
        local VERSION, STATE, LENGTH, RECORD, NOBODY = 3, '<Bddddddddddddddddddddd', 169, 16, '\0\0\0\0\0\0\0\0'
        local pack, unpack, max, min = struct.pack, struct.unpack, math.max, math.min

        local operation, now, thisMonth = unpack('<Bdd', ARGV[1])
        local refusal, wait, limit, window, since, reportedLimit, settled, foreign, background, newest, followsSpent = 0, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0
        local refusedUntil, rate, interactiveRate, ratedAt, month, monthCalls, span, open, openBefore, processes = 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
        local held = redis.call('GET', KEYS[1])
        local names -- to be written behind the state; nil where they stay as they are
        if held and #held >= LENGTH and (#held - LENGTH) % RECORD == 0 and string.byte(held) == VERSION then
          local _
          _, _, _, limit, window, since, reportedLimit, settled, foreign, background, newest, followsSpent,
            refusedUntil, rate, interactiveRate, ratedAt, month, monthCalls, span, open, openBefore = unpack(STATE, held)
          processes = (#held - LENGTH) / RECORD
        else
          names = ''
        end

        local current = (now - now % WINDOW) / WINDOW
        if current > window or current < window - 1 then
          if current < window then names, processes, refusedUntil, ratedAt = '', 0, 0, now end
          local follows = current == window + 1
          followsSpent = follows and reportedLimit >= 0 and max(0, settled + foreign + open + openBefore) >= reportedLimit * 0.95 and 1 or 0
          since = follows and current * WINDOW or now
          window, settled, foreign, background, newest, span, open, openBefore = current, 0, 0, 0, 0, 0, 0, 0
          if month ~= thisMonth then month, monthCalls = thisMonth, 0 end
        end
        local start = window * WINDOW
        if now < start then now = start end
        local currentSpan = (now - now % CALL_SPAN) / CALL_SPAN
        if currentSpan == span + 1 then span, settled, openBefore, open = currentSpan, settled + openBefore, open, 0
        elseif currentSpan > span then span, settled, openBefore, open = currentSpan, settled + openBefore + open, 0, 0 end
        if now > ratedAt then
          local factor = math.exp((ratedAt - now) / MINUTE)
          rate, interactiveRate, ratedAt = rate * factor, interactiveRate * factor, now
        end

        if operation == 1 then
          local instance, assumed, cap, headStart, monthly, nextMonth, forBackground, known, told, unreported, knownMonth, unreportedMonth =
            unpack('<c8ddddddddddd', ARGV[1], 18)
          if instance ~= NOBODY then
            local living = {instance .. pack('<d', now + INSTANCE_LIFE)}
            for at = LENGTH + 1, LENGTH + processes * RECORD, RECORD do
              local name, till = unpack('<c8d', held, at)
              if name ~= instance and till > now then living[#living + 1] = string.sub(held, at, at + RECORD - 1) end
            end
            names, processes = table.concat(living), #living
          end
          foreign = foreign + unreported
          local used = max(0, settled + foreign + open + openBefore)
          if used < known then foreign, used = foreign + known - used, known end
          monthCalls = max(monthCalls, knownMonth) + unreportedMonth
          limit = reportedLimit >= 0 and reportedLimit or assumed
          if cap >= 0 and cap < limit then limit = cap end
          local head = max(1, math.floor(limit * headStart))

          local till, following = now, used + 1
          local from = told == 1 and open + openBefore == 0 and start or since
          local paced = following > head and from + math.ceil((WINDOW - TAIL) * (following - head) / (limit - head)) or now
          if now < refusedUntil then refusal, till = 5, refusedUntil
          elseif monthly >= 0 and monthCalls >= monthly then refusal, till = 6, nextMonth
          elseif following > limit then refusal, till = 1, start + WINDOW + GUARD
          elseif followsSpent == 1 and now < start + GUARD then refusal, till = 2, start + GUARD
          elseif now < paced then refusal, till = 2, paced
          elseif forBackground == 1 then
            local minute = limit * MINUTE / WINDOW
            local due = since + math.ceil(WINDOW * max(0, following - minute * 0.25) / (limit - minute))
            if background + 1 > limit * 0.3 then refusal, till = 3, start + WINDOW + GUARD
            elseif interactiveRate > 0.7 * minute then refusal, till = 4, now + 5000
            elseif now < due then refusal, till = 4, min(due, start + WINDOW + GUARD) end
          end

          if refusal == 0 then
            open, monthCalls, rate = open + 1, monthCalls + 1, rate + 1
            if forBackground == 1 then background = background + 1 else interactiveRate = interactiveRate + 1 end
          else
            wait = max(1, till - now)
          end
        else
          local ofWindow, ofSpan, before, forBackground, made, reported, spent, left, reset, refusedFor, countedIn, grantedIn = unpack('<dddddddddddd', ARGV[1], 26)
          local isOfThis, isCountedHere = ofWindow == window, countedIn == window
          if isOfThis then
            if ofSpan >= span then open = max(0, open - 1)
            elseif ofSpan == span - 1 then openBefore = max(0, openBefore - 1)
            else settled = max(0, settled - 1) end
          end
          if made == 1 then
            if isCountedHere then settled = settled + 1 end
          else
            if grantedIn == month then monthCalls = max(0, monthCalls - 1) end
            rate = max(0, rate - 1)
            if forBackground ~= 1 then interactiveRate = max(0, interactiveRate - 1)
            elseif isOfThis then background = max(0, background - 1) end
          end
          if isCountedHere and reported == 1 then
            if spent >= 0 then reportedLimit = spent + left end
            if left < 1 then refusedUntil = max(refusedUntil, now + reset) end
            if spent >= 0 then
              since = start
              if not isOfThis then before = 0 end
              local least, most = spent - settled - open - openBefore, spent - before - 1
              if foreign > most and before >= newest then foreign = most end
              foreign = max(foreign, least)
              newest = max(newest, before)
            end
          end
          if refusedFor > 0 then refusedUntil = now + min(refusedFor, WINDOW) end
        end
        local holds = pack(STATE, VERSION, refusal, wait, limit, window, since, reportedLimit, settled, foreign, background, newest, followsSpent,
          refusedUntil, rate, interactiveRate, ratedAt, month, monthCalls, span, open, openBefore, processes)
        if names then redis.call('SET', KEYS[1], holds .. names) else redis.call('SETRANGE', KEYS[1], '0', holds) end
        return holds
        """;

    [SuppressMessage("Security", "CA5350:Do not use weak cryptographic algorithms", Justification = "It is what Redis names a script by.")]
    private static readonly byte[] s_hash = SHA1.HashData(Encoding.UTF8.GetBytes(Text));

    /// <summary>Runs it, by its hash: the driver takes a fifth longer when it is given a text of this length.</summary>
    /// <param name="database">Where.</param>
    /// <param name="keys">The one key.</param>
    /// <param name="arguments">What it is told.</param>
    public static async Task<LedgerReply> RunAsync(IDatabase database, RedisKey[] keys, byte[] arguments)
    {
        RedisValue[] values = [arguments];
        RedisResult result;
        try
        {
            result = await database.ScriptEvaluateAsync(s_hash, keys, values);
        }
        catch (RedisServerException e) when (e.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            result = await database.ScriptEvaluateAsync(Text, keys, values); // it is known by its hash from then on
        }

        return new LedgerRecord((byte[])result!).Reply;
    }
}

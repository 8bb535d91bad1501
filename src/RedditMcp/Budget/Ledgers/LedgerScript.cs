namespace RedditMcp.Budget.Ledgers;

/// <summary>
/// The rules of <see cref="WindowAccount"/> as a script, version 1; both are tested against each other. The one key, <c>reddit:budget:{key}:v1</c>, holds a MessagePack map with the
/// properties of <see cref="WindowState"/> in camel case, and has no expiry: it must survive. All instants are Unix milliseconds that the caller gives.
/// <list type="bullet">
/// <item><c>take</c>: now, month, ticket, instance, assumed limit, cap or -1, head start, monthly limit or -1, start of the next month, 1 for the background, calls known to be used, calls unreported.
/// Answers <see cref="LedgerReply"/> field by field, the rate as text.</item>
/// <item><c>settle</c>: now, month, ticket, its window, settled before, 1 for the background, 1 if made, 1 with a report, used or -1, remaining, reset in ms, refused for in ms, the window it was counted in.</item>
/// </list>
/// </summary>
internal static class LedgerScript
{
    /// <summary>The script.</summary>
    public const string Text = """
        local WINDOW, TAIL, GUARD, MINUTE = 600000, 10000, 1500, 60000
        local function n(i) return tonumber(ARGV[i]) end
        local now, month = n(2), n(3)

        local s
        local held = redis.call('GET', KEYS[1])
        if held then
          local ok, read = pcall(cmsgpack.unpack, held)
          if ok and type(read) == 'table' and read.window then s = read end
        end
        if not s then
          s = { window = 0, since = 0, settled = 0, foreign = 0, background = 0, newest = 0, followsSpent = false, refusedUntil = 0,
                rate = 0, interactiveRate = 0, ratedAt = 0, month = 0, monthCalls = 0, open = {}, instances = {} }
        end

        local function count(t) local c = 0; for _ in pairs(t) do c = c + 1 end; return c end
        local function used() return math.max(0, s.settled + s.foreign + count(s.open)) end
        local function at(since, height, whole, length)
          if whole <= 0 or height <= 0 then return since end
          return since + math.ceil(length * height / whole)
        end

        local window = math.floor(now / WINDOW)
        if window > s.window or window < s.window - 1 then
          if window < s.window then
            s.instances = {}
            s.refusedUntil = 0
            s.ratedAt = now
          end
          local follows = window == s.window + 1
          s.followsSpent = follows and s.reportedLimit ~= nil and used() >= s.reportedLimit * 0.95
          s.since = follows and window * WINDOW or now
          s.window = window
          s.settled, s.foreign, s.background, s.newest = 0, 0, 0, 0
          s.open = {}
          if month ~= s.month then s.month, s.monthCalls = month, 0 end
        end
        local start = s.window * WINDOW
        now = math.max(now, start)
        for ticket, till in pairs(s.open) do if till <= now then s.open[ticket] = nil end end
        for instance, asked in pairs(s.instances) do if asked + 120000 <= now then s.instances[instance] = nil end end
        if now > s.ratedAt then
          local factor = math.exp((s.ratedAt - now) / MINUTE)
          s.rate, s.interactiveRate, s.ratedAt = s.rate * factor, s.interactiveRate * factor, now
        end

        local reply = { 0 }
        if ARGV[1] == 'take' then
          local limit, monthly, background, known = n(6), n(9), n(11) == 1, n(12)
          s.instances[ARGV[5]] = now
          s.foreign = s.foreign + n(13)
          if used() < known then s.foreign = s.foreign + known - used() end
          if s.reportedLimit then limit = s.reportedLimit end
          if n(7) >= 0 then limit = math.min(limit, n(7)) end
          local head = math.max(1, math.floor(limit * n(8)))

          local refusal, till = 0, now
          local following = used() + 1
          local paced = following > head and at(s.since, following - head, limit - head, WINDOW - TAIL) or now
          if now < s.refusedUntil then refusal, till = 5, s.refusedUntil
          elseif monthly >= 0 and s.monthCalls >= monthly then refusal, till = 6, n(10)
          elseif following > limit then refusal, till = 1, start + WINDOW + GUARD
          elseif s.followsSpent and now < start + GUARD then refusal, till = 2, start + GUARD
          elseif now < paced then refusal, till = 2, paced
          elseif background then
            local minute = limit * MINUTE / WINDOW
            local due = at(s.since, following - minute * 0.25, limit - minute, WINDOW)
            if s.background + 1 > limit * 0.3 then refusal, till = 3, start + WINDOW + GUARD
            elseif s.interactiveRate > 0.7 * minute then refusal, till = 4, now + 5000
            elseif now < due then refusal, till = 4, math.min(due, start + WINDOW + GUARD) end
          end

          if refusal == 0 then
            s.open[ARGV[4]] = now + 15000
            s.monthCalls = s.monthCalls + 1
            s.rate = s.rate + 1
            if background then s.background = s.background + 1 else s.interactiveRate = s.interactiveRate + 1 end
          end
          local wait = refusal == 0 and 0 or math.max(1, till - now)
          reply = { refusal, wait, used(), limit, s.settled, s.window, string.format('%.6f', s.rate), count(s.instances), s.monthCalls }
        else
          local current, before, made, here = n(5) == s.window, n(6), n(8) == 1, n(14) == s.window
          local reported = here and n(9) == 1
          if current then s.open[ARGV[4]] = nil end
          if made then
            if here then s.settled = s.settled + 1 end
          elseif current and n(7) == 1 then
            s.background = s.background - 1
          end
          if reported then
            local spent, left = n(10), n(11)
            s.since = start
            if spent >= 0 then s.reportedLimit = spent + left end
            if left < 1 then s.refusedUntil = math.max(s.refusedUntil, now + n(12)) end
            if spent >= 0 then
              if not current then before = 0 end
              local least, most = spent - s.settled - count(s.open), spent - before - 1
              if s.foreign > most and before >= s.newest then s.foreign = most end
              s.foreign = math.max(s.foreign, least)
              s.newest = math.max(s.newest, before)
            end
          end
          if n(13) > 0 then s.refusedUntil = now + math.min(n(13), WINDOW) end
        end
        redis.call('SET', KEYS[1], cmsgpack.pack(s))
        return reply
        """;
}

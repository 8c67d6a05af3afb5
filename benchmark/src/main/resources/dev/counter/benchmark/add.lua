-- Adds a number, with a new idempotency key for each request when the first argument is "keyed"; "read" is a GET.
-- The last line is machine-readable: requests per second, median and 99th percentile in ms, errors. Timeouts are no errors.

local kind = "plain"
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(args)
  kind = args[1] or "plain"
  math.randomseed(os.time() + number * 7919)
  wrk.headers["Accept"] = args[2]
  if kind ~= "read" then
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    wrk.body = '{"number": "1.5"}'
  end
  plain = wrk.format()
end

local function digits(bits)
  return math.random(0, 2 ^ bits - 1)
end

function request()
  if kind == "keyed" then
    wrk.headers["Idempotency-Key"] = string.format("%04x%04x-%04x-4%03x-8%03x-%06x%06x",
      digits(16), digits(16), digits(16), digits(12), digits(12), digits(24), digits(24))
    return wrk.format()
  end
  return plain
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("FIGURE %.1f %.4f %.4f %d\n", summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.status + errors.connect + errors.read + errors.write))
end

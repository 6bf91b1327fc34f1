-- For scripts of wrk: gives each thread random numbers of its own, and counts the answers that are not of status EXPECTED.
-- Reads SALT, so that two runs share no key.
local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init()
  refused = 0
  math.randomseed(tonumber(os.getenv("SALT")) * 100 + number)
end

function response(status)
  if status ~= EXPECTED then refused = refused + 1 end
end

function done()
  local all = 0
  for _, thread in ipairs(threads) do all = all + thread:get("refused") end
  if all > 0 then io.write("refused " .. all .. "\n") end
end

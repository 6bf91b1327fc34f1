-- The page before the session of courses FIRST to LAST of the filled practices, each request another one, as its therapist.
-- Reads FIRST, LAST, COURSES (a file of course ids) and SALT. Counts what was not shown.
local first, last = tonumber(os.getenv("FIRST")), tonumber(os.getenv("LAST"))
local courses = {}
for line in io.lines(os.getenv("COURSES")) do courses[#courses + 1] = line end
local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init()
  refused = 0
  math.randomseed(tonumber(os.getenv("SALT")) * 100 + number)
end

function request()
  local course = math.random(first, last)
  return wrk.format("GET", "/courses/" .. courses[course + 1],
    {["Host"] = wrk.host, ["Cookie"] = "sign_in=signed-in-" .. math.floor(course / 10)})
end

function response(status)
  if status ~= 200 then refused = refused + 1 end
end

function done()
  local all = 0
  for _, thread in ipairs(threads) do all = all + thread:get("refused") end
  if all > 0 then io.write("refused " .. all .. "\n") end
end

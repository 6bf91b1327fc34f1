-- Check-ins by links of the filled practices, each request another course and a new key.
-- Reads LINKS (a file of link ids), SALT (so that two runs share no key), CSRF_COOKIE and CSRF_TOKEN.
local cookie = os.getenv("CSRF_COOKIE")
local token = os.getenv("CSRF_TOKEN")
local links = {}
for line in io.lines(os.getenv("LINKS")) do links[#links + 1] = line end
EXPECTED = 303
dofile("server/refused.lua")

function request()
  local course = math.random(#links)
  local time = os.time() * 1000 + math.random(0, 999) -- keys begin with the time, as those of the form do
  local key = string.format("%08x-%04x-7%03x-8%03x-%06x%06x", math.floor(time / 0x10000), time % 0x10000,
    math.random(0, 0xfff), math.random(0, 0xfff), math.random(0, 0xffffff), math.random(0, 0xffffff))
  local body = "key=" .. key .. "&_csrf=" .. token
  for _, line in ipairs({"seen", "heard", "understood", "safe", "working"}) do
    body = body .. "&" .. line .. "=" .. math.random(4, 7)
  end
  return wrk.format("POST", "/check-in/" .. links[course],
    {["Content-Type"] = "application/x-www-form-urlencoded", ["Host"] = wrk.host,
     ["Cookie"] = "link=secret-of-" .. (course - 1) .. "; XSRF-TOKEN=" .. cookie}, body)
end

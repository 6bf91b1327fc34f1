-- The page before the session of courses FIRST to LAST of the filled practices, each request another one, as its therapist.
-- Reads FIRST, LAST, COURSES (a file of course ids) and SALT.
local first, last = tonumber(os.getenv("FIRST")), tonumber(os.getenv("LAST"))
local courses = {}
for line in io.lines(os.getenv("COURSES")) do courses[#courses + 1] = line end
EXPECTED = 200
dofile("server/refused.lua")

function request()
  local course = math.random(first, last)
  return wrk.format("GET", "/courses/" .. courses[course + 1],
    {["Host"] = wrk.host, ["Cookie"] = "sign_in=signed-in-" .. math.floor(course / 10)})
end

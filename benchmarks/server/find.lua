-- Searches as visitors send them, drawn from SEED: WORDS=1 with one or two topics, else filters and preferences alone. Each connection
-- waits so long between two that PAUSE milliseconds and the answer make the rate.
local topics = {"new baby", "no sleep", "panic", "my dad died", "burnout", "insomina", "new job", "lonely", "divorce", "trauma"}
local fees = {"", "30 GBP", "50 GBP", "80 GBP"}
local places = {"", "&where=online", "&town=Town+3", "&where=online&town=Town+7"}
local languages = {"", "en", "de", "fr"}
local leads = {"", "me", "them"}
local sides = {"", "support", "challenge"}
function init()
  math.randomseed(tonumber(os.getenv("SEED") or "1"))
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  wrk.headers["Accept"] = "text/html"
end
local function any(list) return list[math.random(#list)] end
function request()
  local words = ""
  if os.getenv("WORDS") == "1" then
    words = any(topics) .. (math.random(2) == 1 and ", " .. any(topics) or "")
  end
  local body = "q=" .. words:gsub(" ", "+") .. any(places) .. "&fee=" .. any(fees):gsub(" ", "+") .. "&language=" .. any(languages)
    .. (math.random(3) == 1 and "&only=place" or "") .. "&prefer.lead=" .. any(leads) .. "&prefer.challenge=" .. any(sides)
  return wrk.format(nil, "/find", nil, body)
end
function delay() return tonumber(os.getenv("PAUSE") or "0") end

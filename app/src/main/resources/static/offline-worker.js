// Shows what lies on this device when there is no network: a sheet to write on where one was asked for, else the plan. It stores
// nothing: what leaving or signing out has wiped stays wiped.
const PLAN = "/notes/22/plan";
const SHEETS = { "/notes/14/new": "/notes/14/offline", "/notes/12/new": "/notes/12/offline" };

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function kept({ mode, url }) {
  return (await caches.match(mode === "navigate" ? SHEETS[new URL(url).pathname] ?? PLAN : url)) ?? Response.error();
}

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method === "GET" && (mode === "navigate" || new URL(url).pathname.startsWith("/assets/"))) {
    event.respondWith(fetch(event.request).catch(() => kept(event.request)));
  }
});

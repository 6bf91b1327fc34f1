// Shows the plan that lies on this device when there is no network, and answers nothing else. It keeps nothing by itself: what
// leaving or signing out has wiped stays wiped.
const PLAN = "/steps/offline/plan";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const kept = mode === "navigate" ? PLAN : url;
  if (method === "GET" && (mode === "navigate" || new URL(url).pathname.startsWith("/assets/"))) {
    event.respondWith(fetch(event.request).catch(async () => (await caches.match(kept)) ?? Response.error()));
  }
});

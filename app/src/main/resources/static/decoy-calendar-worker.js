// Shows the decoy calendar to somebody who left without a connection. From then on it shows nothing of Attune until the server has
// ended the sign-in.
const CACHE = "month";
const MONTH = "/month";
const LEFT = "/leave";
const PATIENCE = 3000;
const DAY = 24 * 60 * 60 * 1000;

async function keep() {
  const month = await fetch(MONTH, { cache: "no-store", credentials: "omit" });
  const parts = [...(await month.clone().text()).matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href);
  const cache = await caches.open(CACHE);
  await cache.addAll(parts);
  await cache.put(MONTH, month);
}

const kept = (url) => caches.match(url, { cacheName: CACHE, ignoreVary: true });
const isLeft = async () => (await kept(LEFT)) !== undefined;

/** The calendar is of this month, and marks today. */
async function renew() {
  const month = await kept(MONTH);
  if (!month || Date.now() - Date.parse(month.headers.get("Date")) > DAY) {
    await keep();
  }
}

/** Whether the sign-in is over; the server's answer clears this site from the device, and this worker with it. */
async function end() {
  const answer = await fetch(LEFT, { method: "POST", redirect: "manual", signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
  if (answer?.type !== "opaqueredirect") {
    return false;
  }
  await caches.delete(CACHE);
  await self.registration.unregister();
  return true;
}

async function page(request) {
  if (!(await isLeft()) || (await end())) {
    return fetch(request);
  }
  return new URL(request.url).pathname === MONTH ? kept(MONTH) : Response.redirect(MONTH);
}

self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("sync", (event) => event.waitUntil(isLeft().then((left) => left && end())));
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method === "GET" && mode === "navigate") {
    event.respondWith(page(event.request));
    event.waitUntil(isLeft().then((left) => left || renew()).catch(() => {}));
  } else if (method === "GET" && new URL(url).pathname.endsWith(".css")) {
    event.respondWith(fetch(event.request).catch(async () => (await kept(url)) ?? Response.error()));
  }
});

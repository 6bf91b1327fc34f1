// Leave fast at once: by its button, or by Shift pressed three times. Works as a plain form without this file.
const root = document.documentElement;
const others = "BroadcastChannel" in window ? new BroadcastChannel("leave") : null;

const PATIENCE = 500;
const MONTH = "/month";

// what is switched off keeps nothing
const quietly = async (act) => {
  try {
    await act();
  } catch {
    // as above
  }
};

const each = async (all, act) => Promise.all((await all).map(act));

const gone = (name) =>
  new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = asked.onerror = resolve;
  });

/** Takes away everything that this site keeps on the device but the blank calendar, and lets nothing be kept from now on. */
export function wipe() {
  root.dataset.wiped = "";
  return Promise.all([
    quietly(() => localStorage.clear()),
    quietly(() => sessionStorage.clear()),
    quietly(() => each(caches.keys(), (name) => name !== "month" && caches.delete(name))),
    quietly(() => each(indexedDB.databases(), ({ name }) => gone(name))),
    quietly(() => each(navigator.serviceWorker.getRegistrations(), (one) => !isOfMonth(one) && one.unregister())),
  ]);
}

const isOfMonth = ({ scope }) => new URL(scope).pathname === "/";

/** Whether the server has ended the sign-in; null where it has not answered yet. */
const signOut = () =>
  Promise.race([
    fetch("/leave", { method: "POST", redirect: "manual", keepalive: true }).then(({ type }) => type === "opaqueredirect", () => false),
    new Promise((resolve) => setTimeout(resolve, 3 * PATIENCE, null)),
  ]);

/** Without a connection the calendar comes from the device, and the sign-in ends as soon as there is one (decoy-calendar-worker.js). */
async function leaveLater() {
  const month = (await navigator.serviceWorker?.getRegistrations().catch(() => null))?.find((one) => isOfMonth(one) && one.active);
  if (!month) {
    return false;
  }
  await (await caches.open("month")).put("/leave", new Response());
  await quietly(() => month.sync.register("leave"));
  return true;
}

function blank() {
  root.classList.add("left");
  document.title = "\u2026";
}

// in the page's place, so that going back does not lead to it; a page that has gone can't wipe
async function go() {
  blank();
  const later = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const [isOut] = await Promise.all([signOut(), Promise.race([wipe(), later])]);
  if (isOut) {
    await quietly(() => each(caches.keys(), (name) => caches.delete(name)));
    await quietly(() => each(navigator.serviceWorker.getRegistrations(), (one) => one.unregister()));
  } else if (!(await leaveLater().catch(() => false)) && isOut === false) {
    // no calendar on this device: the page stays blank until there is a connection
    history.replaceState(null, "", MONTH);
    addEventListener("online", go, { once: true });
    return;
  }
  location.replace(MONTH);
}

function leave() {
  others?.postMessage("left");
  go();
}

for (const button of document.querySelectorAll("[data-leave]")) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
}

let shifts = [];
addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Shift") {
      shifts = [];
    } else if (!event.repeat) {
      const now = Date.now();
      shifts = shifts.filter((time) => now - time < 2000).concat(now);
      if (shifts.length === 3) {
        leave();
      }
    }
  },
  true,
);

// the other open pages of this site go too
others?.addEventListener("message", go);

for (const form of document.querySelectorAll("form[data-wipe]")) {
  form.addEventListener("submit", () => {
    wipe();
    others?.postMessage("left");
  });
}

// a page brought back from memory stays hidden until it is known that its person is still signed in
const own = "own" in document.body.dataset;
if (own) {
  quietly(() => navigator.serviceWorker.register("/month/worker.js", { scope: "/" }));
}
addEventListener("pagehide", (event) => {
  if (own && event.persisted) {
    root.classList.add("away");
  }
});
addEventListener("pageshow", async (event) => {
  if (!event.persisted) {
    return;
  }
  if (root.classList.contains("left")) {
    location.replace(MONTH);
  } else if (own) {
    const here = await fetch("/here", { cache: "no-store", redirect: "manual" }).catch(() => null);
    if (here?.status === 200) {
      root.classList.remove("away");
    } else {
      location.reload();
    }
  }
});

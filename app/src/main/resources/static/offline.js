// Keeps the plan on this device for its owner, who asked for that, and takes it away again.
import { wipe } from "./leave.js";

const PLAN = "/steps/offline/plan";
const isLeft = () => "wiped" in document.documentElement.dataset;
const on = document.querySelector("form[data-keep]");

/** The plan as it is now, and what its page needs; false where there is nobody signed in to read it. */
async function keep() {
  const answer = await fetch(PLAN, { cache: "no-store", redirect: "manual" });
  if (!answer.ok) {
    return false;
  }
  const page = new DOMParser().parseFromString(await answer.clone().text(), "text/html");
  const parts = [...page.querySelectorAll("link[rel=stylesheet], script[src]")].map(
    (part) => new URL(part.getAttribute("href") ?? part.getAttribute("src"), location.origin).href,
  );
  if (isLeft()) {
    return false;
  }
  const kept = await caches.open("kept");
  await kept.put(PLAN, answer);
  await kept.addAll(parts);
  for (const { url } of await kept.keys()) {
    if (!parts.includes(url) && new URL(url).pathname !== PLAN) {
      await kept.delete(url);
    }
  }
  if (isLeft()) {
    await caches.delete("kept");
  }
  return true;
}

const install = () => navigator.serviceWorker.register("/steps/worker.js", { scope: "/steps/" });

if ("serviceWorker" in navigator && "caches" in window) {
  if (on) {
    on.hidden = false;
    document.querySelector("[data-keep-not]").hidden = true;
    on.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopPropagation();
      try {
        await install();
        if (!(await keep())) {
          throw new Error();
        }
        on.submit();
      } catch {
        wipe();
        document.querySelector("[data-keep-failed]").hidden = false;
      }
    }, true);
  } else if (document.querySelector("link[rel=manifest]") && !document.querySelector("form[data-keep-end]")) {
    // a page of a device on which it lies already
    install().then(keep).catch(() => {});
  }
}
document.querySelector("form[data-keep-end]")?.addEventListener("submit", wipe);

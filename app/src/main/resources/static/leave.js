// Leave this page at once: by its link, or by Shift pressed three times. Works as a plain link without this file.
const link = document.querySelector("[data-leave]");
const others = "BroadcastChannel" in window ? new BroadcastChannel("leave") : null;

/** Takes away everything that this site keeps on the device. */
export function wipe() {
  for (const store of [() => localStorage, () => sessionStorage]) {
    try {
      store().clear();
    } catch {
      // storage is switched off: nothing is kept
    }
  }
  if ("caches" in window) {
    caches.keys().then((names) => names.forEach((name) => caches.delete(name)), () => {});
  }
}

function blank() {
  document.documentElement.classList.add("left");
  document.title = "\u2026";
}

function leave() {
  blank();
  wipe();
  others?.postMessage("left");
  location.replace(link ? link.href : "/leave");
}

if (link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  link.title = link.dataset.shift;
}

let shifts = [];
addEventListener("keydown", (event) => {
  if (event.key !== "Shift") {
    shifts = [];
  } else if (!event.repeat) {
    const now = Date.now();
    shifts = shifts.filter((time) => now - time < 2000).concat(now);
    if (shifts.length === 3) {
      leave();
    }
  }
});

// the other open pages of this site go too
others?.addEventListener("message", () => {
  blank();
  location.replace("/leave");
});

// a page brought back from memory after leaving stays blank
addEventListener("pageshow", (event) => {
  if (event.persisted && document.documentElement.classList.contains("left")) {
    location.replace("/leave");
  }
});

for (const form of document.querySelectorAll("form[data-wipe]")) {
  form.addEventListener("submit", wipe);
}

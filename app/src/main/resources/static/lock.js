// Hides a private page when nothing happened on it for ten minutes, until its person's password is given again. Nothing that
// was typed is lost meanwhile. The server locks the page too; this script tells it that somebody is still here, typing.
const root = document.documentElement;
const lock = document.getElementById("lock");
const form = lock.querySelector("form");
const password = form.elements.password;
const said = document.getElementById("lock-said");
const others = "BroadcastChannel" in window ? new BroadcastChannel("used") : null;
const title = document.title;
const AFTER = Number(lock.dataset.after) * 1000;
const TELL_EVERY = 20 * 1000;

let used = Date.now();
let told = used;

function hide() {
  if (lock.hidden) {
    lock.hidden = false;
    root.classList.add("locked");
    document.title = lock.dataset.title;
    password.focus();
  }
}

function show() {
  used = told = Date.now();
  lock.hidden = true;
  root.classList.remove("locked");
  document.title = title;
  password.value = "";
  say("");
}

function say(sentence) {
  said.textContent = sentence;
}

const isOver = () => Date.now() - used >= AFTER;

function look() {
  if (isOver()) {
    hide();
  }
}

async function use() {
  look();
  if (!lock.hidden) {
    return;
  }
  used = Date.now();
  if (used - told < TELL_EVERY) {
    return;
  }
  told = used;
  others?.postMessage("used");
  const here = await fetch("/here", { cache: "no-store", redirect: "manual" }).catch(() => null);
  if (here?.status === 423) {
    hide();
  }
}

async function open(event) {
  event.preventDefault();
  event.stopPropagation();
  const sent = new URLSearchParams(new FormData(form));
  sent.set("here", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body: sent, redirect: "manual" });
    if (answer.status === 204) {
      show();
    } else if (answer.status === 422 || answer.status === 429) {
      say(answer.status === 422 ? lock.dataset.wrong : lock.dataset.later);
      password.select();
    } else {
      location.reload(); // the sign-in itself has ended
    }
  } catch {
    say(lock.dataset.offline);
  }
}

form.addEventListener("submit", open, true);
for (const sign of ["keydown", "pointerdown", "input", "scroll"]) {
  addEventListener(sign, use, { capture: true, passive: true });
}
others?.addEventListener("message", () => {
  if (lock.hidden && !isOver()) {
    used = told = Date.now();
  }
});
// a phone that slept looks as soon as it wakes
document.addEventListener("visibilitychange", look);
addEventListener("pageshow", look);
setInterval(look, 5000);

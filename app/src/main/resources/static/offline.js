// A device without a connection, for its owner, who asked for that: what it shows then, and what is written on it meanwhile.
import { wipe } from "./leave.js";
import { all, ask, close, drop, isRefused, isTaken, open, post, put, remember, writerHere } from "./offline-store.js";

const PLAN = "/notes/22/plan";
const SHEETS = ["/notes/14/offline", "/notes/12/offline"];
const DAY = 24 * 60 * 60 * 1000;
const isLeft = () => "wiped" in document.documentElement.dataset;
const can = "serviceWorker" in navigator && "caches" in window && "subtle" in crypto;
const isKeptPage = "offlinePage" in document.body.dataset;
const isPrivate = isKeptPage || document.querySelector("link[rel=manifest]") !== null;
const on = document.querySelector("form[data-keep]");

// ---- what it shows

/** The plan as it is now, sheets to write on, and what they need; false where nobody is signed in whose they are. */
async function keep(writer) {
  const plan = writer && (await fetch(PLAN, { cache: "no-store", redirect: "manual" }));
  if (!plan?.ok) {
    return false;
  }
  const page = new DOMParser().parseFromString(await plan.clone().text(), "text/html");
  const parts = [...page.querySelectorAll("link[rel=stylesheet], link[rel=modulepreload], script[src]")].map(
    (part) => new URL(part.getAttribute("href") ?? part.getAttribute("src"), location.origin).href,
  );
  if (isLeft()) {
    return false;
  }
  await remember(writer);
  const kept = await caches.open("kept");
  await kept.put(PLAN, plan);
  const sheet = await kept.match(SHEETS[0]);
  if (!sheet || !(await kept.match(import.meta.url)) || Date.now() - Date.parse(sheet.headers.get("Date")) > DAY) {
    const sheets = SHEETS.map((sheet) => new Request(sheet, { cache: "no-store", redirect: "manual" }));
    await kept.addAll([...sheets, ...parts]);
  }
  for (const { url } of await kept.keys()) {
    if (!parts.includes(url) && ![PLAN, ...SHEETS].includes(new URL(url).pathname)) {
      await kept.delete(url);
    }
  }
  if (isLeft()) {
    await caches.delete("kept");
  }
  return true;
}

const install = () => navigator.serviceWorker.register("/notes/worker.js", { scope: "/notes" });

if (can && on) {
  on.hidden = false;
  document.querySelector("[data-keep-not]").hidden = true;
  on.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    try {
      await install();
      if (!(await keep((await ask()).writer))) {
        throw new Error();
      }
      on.submit();
    } catch {
      wipe();
      document.querySelector("[data-keep-failed]").hidden = false;
    }
  }, true);
}

// ---- what waits

const waits = document.getElementById("waits");
const part = (name) => waits.querySelector(`[data-says=${name}]`);
const owner = async () => document.body.dataset.kept ?? (await writerHere())?.owner;

function say(name) {
  for (const one of ["open-first", "empty", "not-kept"]) {
    part(one).hidden = one !== name;
  }
}

/** In the place of what was written. */
function sayInstead(name) {
  document.querySelectorAll("[data-writing], form[data-waits]").forEach((one) => (one.hidden = true));
  part(name).hidden = false;
  part(name).focus();
}

/** Shows what waits, and when it was written; its words only where they can be opened. */
async function list(writer) {
  const own = await owner();
  const form = document.querySelector("form[data-waits]");
  const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
  const lines = (await all()).filter((one) => one.owner === own && (one.sent || one.key !== form?.elements.key.value)).map((one) => {
    const line = part("list").querySelector("template").content.cloneNode(true);
    const is = { sent: one.sent, begun: !one.sent, here: writer !== null, open: writer !== null && !one.sent };
    line.querySelectorAll("[data-if]").forEach((some) => is[some.dataset.if] || some.remove());
    line.querySelector("time").textContent = when.format(one.at);
    line.querySelector("time").dateTime = new Date(one.at).toISOString();
    line.querySelector("[data-go]")?.setAttribute("href", `${one.to}#${one.key}`);
    line.querySelector("[data-drop]")?.addEventListener("click", () => drop(one.key).then(() => list(writer)));
    return line;
  });
  part("list").querySelector("ul").replaceChildren(...lines);
  part("list").hidden = lines.length === 0 || !isPrivate;
  part("list").open ||= isKeptPage || form !== null;
}

/** Sends what waits, if its writer is here; it is deleted from this device once the server has confirmed it. */
async function send() {
  const { connected, writer } = await ask();
  const waiting = (await all()).filter((one) => one.sent);
  let arrived = false;
  for (const one of waiting.filter(({ owner }) => owner === writer?.owner)) {
    const fields = await open(one, writer);
    const answer = fields && (await post(one.to, [...fields, ["at", Math.floor(one.at / 1000)]], writer));
    if (isTaken(answer)) {
      await drop(one.key);
      arrived = true;
    } else if (isRefused(answer)) {
      // to be gone on with; a letter that is not there any more, as a new one
      const to = answer.status === 404 ? one.to.replace(/[0-9a-f-]{36}\/sheet$/, "new") : one.to;
      await put({ ...one, to, sent: false });
    }
  }
  part("arrived").hidden = !arrived;
  part("open-first").hidden = !(isKeptPage && connected && !writer && waiting.length > 0);
  await list(writer);
  return writer;
}

// ---- what is written

/** Keeps what is typed into a form, and what was sent, until the server has it. */
function write(form) {
  const to = form.getAttribute("action");
  const { key } = form.elements;
  const isHidden = (name) => form.elements[name].type === "hidden";
  const fields = () => [...new FormData(form)].filter(([name]) => !name.startsWith("_"));
  const isBlank = () => fields().every(([name, value]) => isHidden(name) || !value.trim());
  let later = null;
  let isBusy = false;
  let last = Promise.resolve();

  function keepNow(sent) {
    clearTimeout(later);
    later = null;
    const [is, what, blank] = [key.value, fields(), isBlank()];
    const now = async () => {
      if ((await writerHere())?.owner !== (await owner())) {
        throw new Error("of another");
      }
      await (blank ? drop(is) : close(is, to, what, sent));
    };
    last = last.then(now, now);
    return last;
  }

  function begin() {
    key.value = crypto.randomUUID();
    form.reset();
  }

  async function submit() {
    const what = fields();
    const isKept = await keepNow(true).then(() => true, () => false);
    const { connected, writer } = await ask();
    if (isBlank() && (isKeptPage || !connected)) {
      say("empty");
      return;
    }
    say(null);
    const answer = writer && (await post(to, what, writer));
    if (isTaken(answer)) {
      await drop(key.value).catch(() => {});
      location.assign(answer.url);
    } else if (connected && answer && (isRefused(answer) || !isKeptPage)) {
      // its own page says what there is to say
      await keepNow(!isRefused(answer)).catch(() => {});
      isKeptPage ? location.assign(`${to}#${key.value}`) : form.submit();
    } else if (connected && !writer && !isKeptPage) {
      form.submit();
    } else if (isKept) {
      begin();
      sayInstead("kept");
      part("open-first").hidden = !connected || writer !== null;
      await list(null);
    } else {
      say("not-kept");
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(() => keepNow(false).catch(() => {}), 300);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (!isBusy) {
      isBusy = true;
      form.inert = true;
      await submit().finally(() => {
        isBusy = false;
        form.inert = false;
      });
    }
  }, true);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && later !== null) {
      keepNow(false).catch(() => {});
    }
  });

  /** What was begun here and is gone on with: the address names it. */
  async function goOn(writer) {
    const is = location.hash.slice(1);
    const one = (await all()).find(({ key, to: place, sent, owner }) =>
      key === is && place === to && !sent && owner === writer.owner);
    const kept = one && (await open(one, writer));
    if (!kept) {
      return;
    }
    await (later !== null && keepNow(false).catch(() => {}));
    for (const field of form.elements) {
      const values = kept.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = values.includes(field.value);
      } else if (values.length > 0) {
        [field.value] = values;
      }
    }
    history.replaceState(null, "", location.pathname);
    await list(writer);
  }

  if (isKeptPage) {
    begin();
    closeAfter(Number(document.body.dataset.after) * 1000, () => keepNow(false).then(begin));
  }
  return goOn;
}

/** A kept page asks nobody for a password: when nothing happened on it for a while, what was written is closed, and can't be read here. */
function closeAfter(time, put) {
  let used = Date.now();
  let isClosed = false;
  const look = () => {
    if (!isClosed && Date.now() - used >= time) {
      isClosed = true;
      sayInstead("closed");
      put().then(() => list(null)).catch(() => {});
    }
  };
  for (const sign of ["keydown", "pointerdown", "input", "scroll"]) {
    addEventListener(sign, () => {
      look();
      used = Date.now();
    }, { capture: true, passive: true });
  }
  // a phone that slept looks as soon as it wakes
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
  setInterval(look, 5000);
}

// ---- what would be lost

/** Signing out takes everything off this device: before that, what waits is sent, and what can't be is said. */
async function wipeBy(form) {
  const anything = async () => (await all().catch(() => [])).length > 0;
  if (await anything()) {
    await send().catch(() => {});
    if (await anything()) {
      part("lost").hidden = false;
      part("lost").focus();
      part("lost").querySelector("[data-lose]").onclick = () => lose(form);
      part("lost").querySelector("[data-stay]").onclick = () => (part("lost").hidden = true);
      return;
    }
  }
  lose(form);
}

function lose(form) {
  form.dataset.lose = "";
  form.requestSubmit();
}

if (can && waits) {
  const sheets = [...document.querySelectorAll("form[data-waits]")].map(write);
  const isRefreshed = isPrivate && !isKeptPage && !document.querySelector("form[data-keep-end]");
  const look = async () => {
    const writer = await send();
    if (writer) {
      sheets.forEach((goOn) => goOn(writer));
      if (isRefreshed) {
        await install();
        await keep(writer);
      }
    }
  };
  // asking counts as use of a page that locks: only where there is something to send
  const lookAgain = async () => {
    if (!document.hidden && (await all()).some(({ sent }) => sent)) {
      await look();
    }
  };
  const quietly = (act) => () => act().catch(() => {});
  quietly(look)();
  addEventListener("online", quietly(lookAgain));
  document.addEventListener("visibilitychange", quietly(lookAgain));
  // what is gone on with on this very page: where its sheet was put away, or was none of the server's, on a new one
  addEventListener("hashchange", () =>
    isKeptPage || document.querySelector("form[data-waits][hidden]") ? location.reload() : quietly(look)());
  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-wipe], [data-keep-end]") && !("lose" in form.dataset)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      wipeBy(form);
    }
  }, true);
}
document.querySelector("form[data-keep-end]")?.addEventListener("submit", wipe);

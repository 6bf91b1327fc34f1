// A form is sent once: a second press while the first is on its way does nothing. The buttons stay enabled, so that the
// pressed one is still part of what is sent.
const PATIENCE = 20000;

// The browser says that it has no network: true on a train, and beside the point on the computer that Attune runs on.
async function reach(form, submitter) {
  try {
    await fetch("/month", { method: "HEAD", cache: "no-store", credentials: "omit" });
    form.dataset.reached = "true";
    form.requestSubmit(submitter);
  } catch {
    say(document.body.dataset.offline);
  }
}

function free(form) {
  delete form.dataset.sent;
  form.removeAttribute("aria-busy");
}

addEventListener("submit", (event) => {
  const form = event.target;
  if (form.hasAttribute("hx-post") || form.hasAttribute("hx-get")) {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (!navigator.onLine && !form.dataset.reached) {
    event.preventDefault();
    reach(form, event.submitter);
    return;
  }
  delete form.dataset.reached;
  form.dataset.sent = "true";
  form.setAttribute("aria-busy", "true");
  setTimeout(free, PATIENCE, form);
});

addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(free));

function say(sentence) {
  const place = document.getElementById("notice");
  if (place && sentence) {
    const note = document.createElement("p");
    note.className = "look";
    note.textContent = sentence;
    place.replaceChildren(note);
    place.scrollIntoView({ block: "center" });
  }
}

// what htmx sends and nobody answers
addEventListener("htmx:sendError", () => say(document.body.dataset.offline));
addEventListener("htmx:responseError", (event) => {
  if (!event.detail.xhr.getResponseHeader("HX-Retarget")) {
    say(document.body.dataset.offline);
  }
});

// a refusal names the place where it is shown
addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.getResponseHeader("HX-Retarget")) {
    event.detail.shouldSwap = true;
  }
});

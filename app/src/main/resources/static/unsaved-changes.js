// Asks before a page with unsaved words is left by a link. Sending them, leaving fast and signing out ask nothing.
const unsent = new Set();

function ask(event) {
  if (!("wiped" in document.documentElement.dataset) && [...unsent].some((form) => form.isConnected)) {
    event.preventDefault();
  }
}

// a draft lies on the device already, and so does what is written on a phone whose owner asked for that
function isKept(field) {
  return "kept" in document.body.dataset || ("draft" in field.form.dataset && !field.closest("[data-private]"));
}

addEventListener("input", (event) => {
  const field = event.target;
  // what a script puts back was not typed now
  if (event.isTrusted && field.form?.method === "post" && field.matches("textarea, input[type=text], input:not([type])") && !isKept(field)) {
    unsent.add(field.form);
    addEventListener("beforeunload", ask);
  }
});

addEventListener("submit", (event) => {
  if (!event.defaultPrevented) {
    unsent.delete(event.target);
  }
  if (unsent.size === 0) {
    removeEventListener("beforeunload", ask); // a page that listens is not kept for the way back
  }
});

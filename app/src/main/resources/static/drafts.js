// Keeps what was typed into a form marked data-draft="key" until it has been taken, so that a lost connection or a back button
// loses nothing: on this device for somebody signed in, else in this tab alone, since nobody would sign out. Fields marked data-private, passwords, files and hidden fields never.
const PREFIX = "draft:";
const SENT = "draft-sent";
const KEPT_FOR = 7 * 24 * 60 * 60 * 1000;

function store() {
  try {
    return "own" in document.body.dataset ? window.localStorage : window.sessionStorage;
  } catch {
    return null;
  }
}

function fieldsOf(form) {
  return [...form.elements].filter(
    (field) =>
      field.name &&
      !field.closest("[data-private]") &&
      !["hidden", "password", "file", "submit", "button", "reset"].includes(field.type),
  );
}

function read(kept) {
  try {
    const draft = JSON.parse(kept ?? "");
    return Date.now() - draft.at < KEPT_FOR ? draft.values : null;
  } catch {
    return null;
  }
}

function save(form, drafts) {
  if ("wiped" in document.documentElement.dataset) {
    return; // what was typed a moment before leaving
  }
  const values = {};
  for (const field of fieldsOf(form)) {
    if (field.type === "radio" || field.type === "checkbox") {
      (values[field.name] ??= []).push(...(field.checked ? [field.value] : []));
    } else {
      values[field.name] = [field.value];
    }
  }
  try {
    drafts.setItem(PREFIX + form.dataset.draft, JSON.stringify({ at: Date.now(), values }));
  } catch {
    // full or switched off: the page works without
  }
}

function restore(form, values) {
  let changed = false;
  for (const field of fieldsOf(form)) {
    const kept = values[field.name];
    if (!Array.isArray(kept)) {
      continue;
    }
    if (field.type === "radio" || field.type === "checkbox") {
      const checked = kept.includes(field.value);
      changed ||= checked !== field.checked;
      field.checked = checked;
    } else if (kept.length === 1 && kept[0] !== field.value) {
      field.value = kept[0];
      changed = true;
    }
  }
  const told = form.querySelector("[data-draft-restored]");
  if (told && changed) {
    told.hidden = false;
  }
}

const drafts = store();
if (drafts) {
  for (const name of Object.keys(drafts)) {
    if (name.startsWith(PREFIX) && !read(drafts.getItem(name))) {
      drafts.removeItem(name);
    }
  }

  // a form that was sent and is not on the page that followed has been taken
  const sent = sessionStorage.getItem(SENT);
  if (sent) {
    sessionStorage.removeItem(SENT);
    if (![...document.querySelectorAll("form[data-draft]")].some((form) => form.dataset.draft === sent)) {
      drafts.removeItem(PREFIX + sent);
    }
  }

  const refused = document.querySelector("[data-refused]");
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const values = read(drafts.getItem(PREFIX + form.dataset.draft));
    if (values && !refused) {
      restore(form, values);
    }
    let waiting;
    const later = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => save(form, drafts), 300);
    };
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    form.addEventListener("submit", () => {
      clearTimeout(waiting);
      save(form, drafts);
      sessionStorage.setItem(SENT, form.dataset.draft);
    });
    form.addEventListener("reset", () => {
      clearTimeout(waiting);
      drafts.removeItem(PREFIX + form.dataset.draft);
    });
  }
}

// Passkeys: asks the device, puts its answer into the form's field "passkey", and sends the form as any other. Without
// this file, or without passkeys in the browser, the buttons stay hidden.
const AGAIN = 8 * 60 * 1000; // before the challenge runs out

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

function asked(options) {
  const known = (list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }));
  return {
    ...options,
    challenge: toBytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: toBytes(options.user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: known(options.excludeCredentials) }),
    ...(options.allowCredentials && { allowCredentials: known(options.allowCredentials) }),
  };
}

function answered(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) {
      response[part] = toText(credential.response[part]);
    }
  }
  if (credential.response.getTransports) {
    response.transports = credential.response.getTransports();
  }
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: {},
    response,
  });
}

async function options(button) {
  if (button.dataset.options) {
    return asked(JSON.parse(button.dataset.options));
  }
  const answer = await fetch(button.dataset.from, { cache: "no-store" });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return asked(await answer.json());
}

function send(button, credential) {
  button.form.elements.passkey.value = answered(credential);
  button.form.requestSubmit(button);
}

function say(button, sentence) {
  const place = document.querySelector("[data-passkey-said]");
  if (place) {
    place.textContent = sentence;
    place.hidden = !sentence;
  }
}

const button = window.PublicKeyCredential ? document.querySelector("button[data-passkey]") : null;
let waiting = null;

// the browser offers a passkey where the name is typed
async function offer() {
  waiting?.abort();
  waiting = new AbortController();
  const { signal } = waiting;
  try {
    const credential = await navigator.credentials.get({ publicKey: await options(button), mediation: "conditional", signal });
    if (!signal.aborted) {
      send(button, credential);
    }
  } catch {
    // declined, or replaced by the button
  }
}

if (button) {
  document.querySelectorAll("[data-passkey-part]").forEach((part) => (part.hidden = false));
  const making = button.dataset.passkey === "make";
  let repeating;
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    clearInterval(repeating);
    waiting?.abort();
    say(button, "");
    try {
      const publicKey = await options(button);
      send(button, await navigator.credentials[making ? "create" : "get"]({ publicKey }));
    } catch (error) {
      say(button, error.name === "InvalidStateError" ? button.dataset.known : button.dataset.stopped);
    }
  });
  // not where one has just been refused, which is to be read first
  if (button.dataset.passkey === "use" && !document.querySelector("[data-refused]") && (await window.PublicKeyCredential.isConditionalMediationAvailable?.())) {
    offer();
    repeating = setInterval(offer, AGAIN);
  }
}

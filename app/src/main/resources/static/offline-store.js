// The store of what was written on this device and has not reached its writer's space yet. Each entry is an envelope: encrypted
// here with a key that only the server can restore, for its writer alone (Envelopes.java). This device can't open it.
const WRITER = "/notes/22/writer";
const NAME = "kept";
const CURVE = { name: "ECDH", namedCurve: "P-256" };
const PATIENCE = 10000;
const LONG = 60000;
const root = document.documentElement;
const { subtle } = crypto;

const toBytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const toText = (buffer) => btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""));

const done = (asked) =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

/** Nothing is kept from the moment on at which this place was left. */
async function within(store, mode, act) {
  if ("wiped" in root.dataset) {
    throw new Error("left");
  }
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("written", { keyPath: "key" });
    opening.result.createObjectStore("writer");
  };
  const database = await done(opening);
  database.onversionchange = () => database.close();
  try {
    return await done(act(database.transaction(store, mode, { durability: "strict" }).objectStore(store)));
  } finally {
    database.close();
    if ("wiped" in root.dataset) {
      indexedDB.deleteDatabase(NAME);
    }
  }
}

/** Everything that anybody wrote here and that has not arrived, the oldest first. */
export const all = async () => (await within("written", "readonly", (s) => s.getAll())).sort((one, other) => one.at - other.at);
export const drop = (key) => within("written", "readwrite", (s) => s.delete(key));
export const put = (one) => within("written", "readwrite", (s) => s.put(one));

/** Who wrote here last, and how their envelopes are closed. */
export const writerHere = () => within("writer", "readonly", (s) => s.get(0));

/** Whether there is a connection, and who writes and may send at this moment: nobody where the sign-in ended or the page is locked. */
export async function ask() {
  try {
    const answer = await fetch(WRITER, { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    return { connected: true, writer: answer.ok ? await answer.json() : null };
  } catch {
    return { connected: false, writer: null };
  }
}

/** From now on this writer's envelopes can be closed without a connection. */
export const remember = ({ owner, envelope }) => within("writer", "readwrite", (s) => s.put({ owner, ...envelope }, 0));

/** Keeps the fields of a form, closed; they wait to be sent, or to be gone on with. */
export async function close(key, to, fields, sent) {
  const writer = await writerHere();
  const ours = await subtle.generateKey(CURVE, false, ["deriveBits"]);
  const from = await subtle.exportKey("spki", ours.publicKey);
  const theirs = await subtle.importKey("spki", toBytes(writer.address), CURVE, false, []);
  const shared = await subtle.deriveBits({ name: "ECDH", public: theirs }, ours.privateKey, 256);
  const closing = await subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: from, info: new TextEncoder().encode("attune envelope") },
    await subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]),
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt"],
  );
  const words = new TextEncoder().encode(JSON.stringify(fields));
  const closed = await subtle.encrypt({ name: "AES-GCM", iv: new Uint8Array(12) }, closing, words);
  await put({ key, to, at: Date.now(), sent, owner: writer.owner, opener: writer.opener, from, closed });
}

/** Sends a form of this writer's; null where no answer came, so that it may or may not have arrived. */
export function post(to, fields, writer) {
  const body = new URLSearchParams(fields);
  body.set(writer.csrfName, writer.csrf);
  return fetch(to, { method: "POST", body, cache: "no-store", signal: AbortSignal.timeout(LONG) }).catch(() => null);
}

/** The fields of what was kept, opened by the server for their writer; null where it does not open them now. */
export async function open(one, writer) {
  const envelope = [["opener", one.opener], ["from", toText(one.from)], ["closed", toText(one.closed)]];
  const answer = await post("/notes/22/opening", envelope, writer);
  return answer?.status === 200 && answer.headers.get("Content-Type")?.startsWith("application/json") ? answer.json() : null;
}

/** Whether an answer says that what was sent has been taken: a page follows that says so. */
export const isTaken = (answer) => answer !== null && answer.ok && answer.redirected && new URL(answer.url).searchParams.has("done");

/** Whether an answer says that it can't be taken as it is. */
export const isRefused = (answer) => answer !== null && [404, 409, 422].includes(answer.status);

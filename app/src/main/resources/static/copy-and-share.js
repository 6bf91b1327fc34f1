// One button copies words to the clipboard and says so; another opens the device's own sheet for sharing, where it has one. Links and codes have the first alone.
// Nothing is sent from here. Without this file the words are marked and copied by hand.
const canShare = "share" in navigator;

function wordsIn(place) {
  const words = place.querySelector("[data-words]");
  return words.value ?? words.innerText.trim();
}

function mark(place) {
  const words = place.querySelector("[data-words]");
  if ("value" in words) {
    words.focus();
    words.select();
  } else {
    getSelection().selectAllChildren(words);
  }
}

for (const place of document.querySelectorAll("[data-to-copy]")) {
  const told = place.querySelector("[data-copied]");
  const copy = place.querySelector("[data-copy]");
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    told.textContent = ""; // said again when it is done again
    try {
      await navigator.clipboard.writeText(wordsIn(place));
      told.textContent = told.dataset.done;
    } catch {
      mark(place); // a browser has no clipboard for pages that came unencrypted
      told.textContent = told.dataset.marked;
    }
  });
  const share = place.querySelector("[data-share]");
  if (!share) {
    continue;
  }
  share.hidden = !canShare;
  share.addEventListener("click", () => navigator.share({ text: wordsIn(place) }).catch(() => {})); // closed without sharing
}

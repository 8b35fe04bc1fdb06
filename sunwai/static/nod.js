// The nod on a bad line: a yes is sent again safely, kept when there is no network, and the page says how old it is.
import { able, credentialFor } from "./passkey.js";
import { drop, keep, kept } from "./kept.js";

const PATIENCE_MS = 20000, TRIES = 3;
const main = document.getElementById("main"), person = main?.dataset.person || "";
const strip = document.getElementById("kept"), off = document.getElementById("offline");
const token = () => (document.cookie.match(/(?:^|; )csrftoken=([^;]+)/) || [])[1] || "";
const rest = (ms) => new Promise((done) => setTimeout(done, ms));

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});

// --- sending ------------------------------------------------------------------------------------------------------
// "line" where nothing came back; else what the office's server said. The key makes a second sending harmless.
async function send(url, fields) {
  for (let n = 0; n < TRIES; n += 1) {
    try {
      const body = new URLSearchParams(fields);
      const answer = await fetch(url, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": token() }, signal: AbortSignal.timeout(PATIENCE_MS), redirect: "manual" });
      if (answer.type === "opaqueredirect") return { ok: false, why: "SignedOut", said: [] };
      if (answer.status < 500) return { ok: answer.ok, ...(await answer.json().catch(() => ({ why: "Page", said: [] }))) };
    } catch { if (!navigator.onLine) break; }
    if (n + 1 < TRIES) await rest(800 * 2 ** n);
  }
  return { ok: false, why: "line", said: [] };
}

function tell(said, { why = "", open = "" } = {}) {
  if (!strip) return;
  strip.hidden = false;
  strip.querySelector("[data-said]").textContent = said;
  strip.querySelector("[data-why]").textContent = why;
  const link = strip.querySelector("[data-open]");
  link.hidden = !open;
  if (open) link.href = open;
}

async function sendKept() {
  if (!strip || !person) return;
  const all = await kept(), mine = all.filter((row) => row.person === person);
  if (all.length && !mine.length) tell(strip.dataset.other);
  for (const row of mine) {
    const answer = navigator.onLine ? await send(row.url, row.fields) : { why: "line" };
    if (answer.why === "line") tell(strip.dataset.one, { why: row.docket });
    else if (["ProofWanted", "KeyWanted", "SignedOut", "Page"].includes(answer.why)) tell(strip.dataset.proof, { why: row.docket, open: row.page });
    else {
      await drop(row.key);
      tell(answer.ok ? strip.dataset.sent : strip.dataset.refused, { why: [row.docket, ...(answer.said || [])].join(" ") });
      if (answer.ok && main.hasAttribute("data-shortlist")) goingAnew();
    }
  }
}

for (const form of document.querySelectorAll("form[data-nod]")) {
  const button = form.querySelector("button"), refused = form.querySelector("[data-refused]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    button.setAttribute("aria-disabled", "true");
    await yes(form, refused);
    delete form.dataset.busy;
    button.removeAttribute("aria-disabled");
  });
}

async function yes(form, refused) {
  refused.hidden = true;
  const credential = form.elements.credential;
  if (form.dataset.wants === "passkey" && navigator.onLine && able() && !form.elements.code) {
    credential.value = await credentialFor(form);
    if (!credential.value) return;
  }
  const fields = Object.fromEntries(new FormData(form));
  delete fields.csrfmiddlewaretoken;
  const answer = await send(form.action, fields);
  credential.value = "";
  if (answer.ok) {
    for (const row of await kept()) if (row.nod === form.dataset.nod) await drop(row.key);
    location.assign(answer.to);
  } else if (answer.why === "line") {
    const { words_hash, yes_key } = fields;
    await keep({ key: yes_key, nod: form.dataset.nod, docket: form.dataset.docket, person, url: form.action, page: location.pathname, fields: { words_hash, yes_key } });
    tell(strip.dataset.one, { why: form.dataset.docket });
    strip.tabIndex = -1;
    strip.focus();
  } else if (["SignedOut", "Page"].includes(answer.why)) form.submit();
  else {
    refused.textContent = (answer.said || []).join(" ");
    refused.hidden = false;
    refused.focus();
  }
}

for (const form of document.querySelectorAll("form[data-several]")) {
  form.addEventListener("submit", async (event) => {
    if (form.dataset.wants !== "passkey" || form.elements.credential.value || !able()) return;
    event.preventDefault();
    form.elements.credential.value = await credentialFor(form);
    if (form.elements.credential.value) form.submit();
  });
}

// --- seconds to take back -------------------------------------------------------------------------------------------
const going = document.getElementById("going");
let waits = 0;

async function goingAnew() {
  const answer = await fetch(going.dataset.going).catch(() => null);
  if (answer?.ok && !answer.redirected) going.innerHTML = await answer.text();
  count();
}

function count() {
  clearInterval(waits);
  const held = [...going.querySelectorAll("[data-stands=held]")];
  if (held.length) {
    const left = new Map(held.map((line) => [line, Number(line.dataset.seconds)]));
    waits = setInterval(() => {
      for (const [line, seconds] of left) {
        left.set(line, seconds - 1);
        const shown = line.querySelector("[data-left]");
        if (shown) shown.textContent = Math.max(0, seconds - 1);
      }
      if ([...left.values()].some((seconds) => seconds <= 0)) { clearInterval(waits); goingAnew(); }
    }, 1000);
  } else if (going.querySelector("[data-stands=going]")) waits = setTimeout(goingAnew, 3000);
}
if (going) count();

// --- how old, and what to keep for later ------------------------------------------------------------------------------
function age() {
  const at = document.documentElement.dataset.keptAt;
  if (!off || (!at && navigator.onLine)) return;
  const moment = at ? new Date(at) : new Date();
  off.querySelector("[data-kept-clock]").textContent = moment.toLocaleString(document.documentElement.lang === "hi" ? "hi-IN" : "en-IN", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hour12: false, numberingSystem: "latn" });
  off.hidden = false;
}
age();
addEventListener("offline", age);
addEventListener("online", () => { if (off && !document.documentElement.dataset.keptAt) off.hidden = true; sendKept(); });
sendKept();
setInterval(() => { if (document.visibilityState === "visible") sendKept(); }, 30000);

if (main?.hasAttribute("data-shortlist") && !document.documentElement.dataset.keptAt && navigator.serviceWorker) {
  const pages = [location.pathname];
  for (const link of document.querySelectorAll("[data-keep]")) pages.push(new URL(link.href).pathname, link.dataset.keep);
  navigator.serviceWorker.ready.then((ready) => ready.active?.postMessage({ keep: pages }));
}

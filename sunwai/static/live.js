// What happens on the record, told to this page as it happens: live:entry, live:post and live:presence on document.
// One browser holds one stream, whatever the number of its tabs. Where it is dead, live:poll asks for the old way.
const { live: address, since } = document.body.dataset;
const POLL = 5000, SAID_DEAD_AFTER = 20000, TRY_AGAIN = 5000, KEPT = 300;
const channel = "BroadcastChannel" in window ? new BroadcastChannel("sunwai-live") : null;
const seen = new Set(), recent = [];
let leading = false, source = null, deadSince = 0, position = since;

function once(kind, facts) {
  const key = kind === "entry" ? `e${facts.id}` : null;
  if (key && seen.has(key)) return false;
  if (key) seen.add(key);
  return true;
}

function tell(kind, facts) {
  if (kind === "state") return state(facts.dead);
  if (!once(kind, facts)) return;
  document.dispatchEvent(new CustomEvent(`live:${kind}`, { detail: facts }));
}

function lead(kind, facts) {
  if (kind !== "state") recent.push([kind, facts]);
  if (recent.length > KEPT) recent.shift();
  channel?.postMessage([kind, facts]);
  tell(kind, facts);
}

function connect() {
  source = new EventSource(position ? `${address}?since=${position}` : address);
  source.onopen = () => lead("state", { dead: false });
  source.onerror = () => {
    lead("state", { dead: true });
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, TRY_AGAIN);
  };
  for (const kind of ["entry", "post", "presence"]) {
    source.addEventListener(kind, (event) => {
      position = event.lastEventId || position;
      lead(kind, JSON.parse(event.data));
    });
  }
}

function state(dead) {
  document.documentElement.dataset.live = dead ? "dead" : "on";
  if (!dead) deadSince = 0;
  else deadSince ||= performance.now();
  const line = document.getElementById("live-state");
  if (!dead && line) line.hidden = true;
}

setInterval(() => {
  if (!deadSince) return;
  document.dispatchEvent(new CustomEvent("live:poll"));
  const line = document.getElementById("live-state");
  if (line && performance.now() - deadSince > SAID_DEAD_AFTER) line.hidden = false;
}, POLL);

// Browsers allow six connections to one address: the first tab holds the stream and tells the others.
function begin() {
  deadSince = performance.now();
  if (!channel || !navigator.locks) return connect();
  channel.onmessage = ({ data }) => {
    if (data !== "hello") return tell(...data);
    if (!leading) return;
    channel.postMessage(["state", { dead: source?.readyState !== EventSource.OPEN }]);
    recent.forEach((event) => channel.postMessage(event));
  };
  channel.postMessage("hello");
  navigator.locks.request("sunwai-live", () => {
    leading = true;
    connect();
    return new Promise(() => {});
  });
}

if (address) begin();

// Who else has this case open. A beat every fifteen seconds; writing is said as soon as somebody types.
const BEAT = 15000, WRITING_LASTS = 20000;
const here = document.getElementById("presence");
const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
let docket = here?.dataset.docket ?? "", typedAt = -Infinity, saidWriting = false;

function form(doing) {
  return new URLSearchParams({ docket, doing, csrfmiddlewaretoken: token() });
}

export async function beat() {
  if (!docket || document.hidden) return;
  saidWriting = performance.now() - typedAt < WRITING_LASTS;
  try {
    const answer = await fetch(document.body.dataset.presence, { method: "POST", body: form(saidWriting ? "writing" : "reading") });
    if (answer.ok) document.dispatchEvent(new CustomEvent("live:presence", { detail: await answer.json() }));
  } catch { /* the line is down: the stream says so */ }
}

export function leave() {
  if (docket) navigator.sendBeacon(document.body.dataset.presence, form("left"));
}

// The list reads the case that is looked into beside it.
export function lookInto(other) {
  if (other === docket) return;
  leave();
  docket = other;
  beat();
}

export function names(detail, me, texts) {
  const others = detail.here.filter(([name]) => name !== me);
  return others.map(([name, doing]) => (doing === "writing" ? texts.writing : texts.reading).replace("{name}", name)).join(", ");
}

if (document.body.dataset.presence) {
  document.addEventListener("live:presence", ({ detail }) => {
    if (!here || detail.docket !== here.dataset.docket) return;
    const said = names(detail, document.body.dataset.me, here.dataset) || here.dataset.alone;
    if (here.textContent !== said) here.textContent = said;
  });
  document.addEventListener("input", (event) => {
    if (!event.target.closest("main")) return;
    typedAt = performance.now();
    if (!saidWriting) beat();
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) beat(); });
  window.addEventListener("pagehide", leave);
  setInterval(beat, BEAT);
  beat();
}

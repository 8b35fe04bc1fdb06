// The desk's list: the row one stands on and a look into it; verbs are done in place and the hand's row never moves.
// New posts only raise the count on one button; "." brings them in.
import { beat, lookInto, names } from "./live.js";

const main = document.getElementById("main"), peek = document.getElementById("peek"), newer = document.getElementById("newer");
const told = document.getElementById("told"), undo = document.getElementById("undo");
const REST = 150;
let at = null, asked = null, resting = 0, counting = 0;

const rows = () => [...main.querySelectorAll(".row")];
const link = (row) => row?.querySelector("a");
const wide = () => getComputedStyle(peek).display !== "none";

function stand(row) {
  if (row === at) return;
  at?.classList.remove("is-at");
  at = row;
  at.classList.add("is-at");
  sessionStorage.setItem("row", at.dataset.docket);
  sessionStorage.setItem("below", rows().slice(rows().indexOf(at) + 1).map((one) => one.dataset.docket).join(" "));
  clearTimeout(resting);
  resting = setTimeout(look, REST, at.dataset.docket);
}

async function look(docket) {
  if (!wide()) return;
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(main.dataset.peek.replace("DOCKET", docket), { signal: asked.signal });
    if (!answer.ok || answer.redirected || at?.dataset.docket !== docket) return;
    peek.innerHTML = await answer.text();
    peek.scrollTop = 0;
    lookInto(docket);
  } catch { /* another row, or the line is down: the list itself stands */ }
}

function step(by) {
  const all = rows(), next = all[Math.max(0, all.indexOf(at) + by)];
  (link(next) ?? link(at))?.focus();
  at?.scrollIntoView({ block: "nearest" });
}

// A verb of the look: sent beside the page, its answer put where the row stands.
async function act(form, event) {
  event.preventDefault();
  const button = event.submitter;
  if (button) button.disabled = true;
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { [main.dataset.rowHeader]: "1" } }).catch(() => null);
  if (button) button.disabled = false;
  if (answer?.ok && answer.headers.get("Content-Type").startsWith("application/json")) return done(await answer.json());
  if (answer?.redirected) return location.assign(answer.url);
  refuse(answer ? await answer.text() : "");
}

function done({ docket, told: words, row: html, rests, undo: address, seconds }) {
  const old = document.getElementById(`row-${docket}`), was = old === at;
  if (old) {
    const fresh = document.createRange().createContextualFragment(html).querySelector(".row");
    link(fresh).href = link(old).href;
    old.replaceWith(fresh);
    fresh.classList.toggle("is-done", rests);
    if (was) at = fresh, fresh.classList.add("is-at");
  }
  told.textContent = `${docket}: ${words}`;
  offer(address, seconds);
  if (!was) return look(at?.dataset.docket);
  link(at)?.focus();
  if (rests) step(1);
  else look(docket);
}

function offer(address, seconds) {
  clearInterval(counting);
  const button = undo.querySelector("button"), left = undo.querySelector("[data-left]");
  const until = performance.now() + seconds * 1000;
  const show = (on) => {
    if (!on && document.activeElement === button) link(at)?.focus();
    button.disabled = !on;
    undo.classList.toggle("gone", !on);
  };
  show(Boolean(address));
  if (!address) return;
  undo.action = address;
  counting = setInterval(() => {
    const now = Math.ceil((until - performance.now()) / 1000);
    left.textContent = now > 0 ? now : "";
    if (now > 0) return;
    clearInterval(counting);
    show(false);
  }, 250);
}

function refuse(html) {
  const said = new DOMParser().parseFromString(html, "text/html").getElementById("refusal");
  const box = peek.querySelector(".refusal");
  if (!box) return;
  box.innerHTML = said?.innerHTML ?? "";
  box.hidden = !said;
  if (said) box.focus();
}

function count() {
  const number = counted.size + more, button = newer.querySelector("a");
  if (!number) return;
  const said = number >= 100 ? "99+" : String(number);
  button.querySelector("span").textContent = (number === 1 ? newer.dataset.one : newer.dataset.many).replace("{count}", said);
  button.hidden = false;
  document.title = `(${said}) ${document.title.replace(/^\(\d+\+?\) /, "")}`;
}

const counted = new Set();
let more = 0;

async function ask() {
  const answer = await fetch(`${newer.dataset.from}?after=${newer.dataset.after}`).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  more = Math.max(0, (await answer.json()).fresh - counted.size);
  count();
}

function present({ detail }) {
  const badge = main.querySelector(`[data-here="${CSS.escape(detail.docket)}"]`), me = document.body.dataset.me;
  const others = detail.here.map(([name]) => name).filter((name) => name !== me);
  if (badge) {
    badge.querySelector("span").textContent = others.join(", ");
    badge.hidden = !others.length;
  }
  const look = peek.querySelector(`[data-docket="${CSS.escape(detail.docket)}"] .here-now`);
  if (look) look.textContent = names(detail, me, peek.dataset) || peek.dataset.alone;
}

async function whoIsHere() {
  const answer = await fetch(document.body.dataset.presence).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  for (const detail of (await answer.json()).everywhere) present({ detail });
}

// The chosen row opens although nothing has the focus yet: the page has just come, or a button that had it is gone.
document.addEventListener("keydown", (event) => {
  const nowhere = event.target === document.body || event.target === main;
  if (event.key === "Enter" && nowhere && !event.defaultPrevented) link(at)?.click();
});
document.addEventListener("live:post", ({ detail }) => {
  for (const id of detail.ids) if (id > Number(newer.dataset.after)) counted.add(id);
  more = Math.max(more, detail.more);
  count();
});
document.addEventListener("live:poll", ask);
document.addEventListener("live:presence", present);
whoIsHere();
main.addEventListener("focusin", (event) => {
  const row = event.target.closest(".row");
  if (row) stand(row);
});
document.querySelectorAll("[data-step]").forEach((button) => button.addEventListener("click", () => step(Number(button.dataset.step))));
for (const place of [peek, undo]) {
  place.addEventListener("submit", (event) => {
    if (event.target.matches("[data-row], #undo")) act(event.target, event);
  });
}
document.querySelectorAll(".narrow select").forEach((field) => field.addEventListener("change", () => field.form.requestSubmit()));

// Whoever comes back from a case stands on its row again, or on the next one where it has left this view; and the case
// page leads back to this very view.
sessionStorage.setItem("list", location.pathname + location.search);
const left = location.hash.slice(1) || `row-${sessionStorage.getItem("row")}`;
const below = (sessionStorage.getItem("below") ?? "").split(" ").map((docket) => `row-${docket}`);
const before = [left, ...below].map((id) => document.getElementById(id)).find((row) => row?.matches(".row"));
if (before) link(before).focus({ preventScroll: false });
else if (rows().length) stand(rows()[0]);
window.addEventListener("pageshow", (event) => { if (event.persisted) beat(); });

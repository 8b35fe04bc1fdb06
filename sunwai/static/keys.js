// One letter, one act: whatever carries data-key="a" (or "e k", one after the other) answers to that key.
// Typing in a field, a modifier and an input method's own keys are never taken for one.
const WAIT = 1500;
const FIELD = "input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit]), textarea, select, [contenteditable]";
const BY_CODE = { Period: ".", Minus: "-", BracketLeft: "[", BracketRight: "]", Comma: "," };
const panel = document.getElementById("keys");
let typed = "", timer = 0;

export const inField = (node) => node instanceof Element && node.matches(FIELD);

// What a key is called here. A keyboard that writes Devanagari is read by where the key lies.
export function keyOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.keyCode === 229) return "";
  const { key, code, shiftKey: shift } = event;
  if (/[^\x00-\x7f]/.test(key)) return byPlace(code, shift);
  if (key.length > 1) return "";
  return /[A-Z]/.test(key) ? (shift ? "" : key.toLowerCase()) : /[a-z]/.test(key) && shift ? "" : key.trim();
}

function byPlace(code, shift) {
  if (code === "Slash") return shift ? "?" : "/";
  if (shift) return "";
  return /^Key|^Digit/.test(code) ? code.at(-1).toLowerCase() : BY_CODE[code] ?? "";
}

// Everything on the page that answers to a key, and is there to be seen or lies folded in something that is.
export function keyed() {
  return [...document.querySelectorAll("[data-key]")].filter((node) => !node.disabled && (node.checkVisibility() || folded(node)));
}

const folded = (node) => {
  const outer = node.parentElement?.closest("details:not([open])");
  return Boolean(outer) && (outer.checkVisibility() || folded(outer));
};

export function labelOf(node) {
  if (node.dataset.keyLabel) return node.dataset.keyLabel;
  if (node.ariaLabel) return node.ariaLabel;
  const said = (node.labels?.[0] ?? node).cloneNode(true);
  said.querySelectorAll("kbd, select, .sr, svg, [aria-hidden=true]").forEach((part) => part.remove());
  return said.textContent.replace(/\s+/g, " ").trim();
}

export function press(node) {
  for (let outer = node.parentElement?.closest("details"); outer; outer = outer.parentElement?.closest("details")) outer.open = true;
  if (node.matches("input:not([type=submit]):not([type=button]), select, textarea")) {
    node.focus();
    node.select?.();
  } else if (node.matches("summary")) {
    node.parentElement.open = true;
    (node.parentElement.querySelector("input:not([type=hidden]), select, textarea, button") ?? node).focus();
  } else {
    node.focus({ preventScroll: true });
    node.click();
  }
}

const lettersOn = () => localStorage.getItem("letters") !== "off";

function hear(event) {
  if (event.key === "Escape") return escape(event);
  if (event.defaultPrevented || inField(event.target)) return;
  const key = keyOf(event);
  if (!key) return;
  if (key === "?") return event.preventDefault(), show();
  if (!lettersOn() && key !== "/") return;
  const asked = typed ? `${typed} ${key}` : key;
  const known = keyed();
  const found = known.filter((node) => node.dataset.key === asked);
  const begun = known.some((node) => node.dataset.key.startsWith(`${asked} `));
  forget();
  if (!found.length && !begun) return;
  event.preventDefault();
  if (begun) return wait(asked);
  if (event.repeat && !found[0].dataset.keyRepeats) return;
  press(found.find((node) => node.closest("dialog[open]")) ?? found[0]);
}

function wait(asked) {
  typed = asked;
  timer = setTimeout(forget, WAIT);
  document.documentElement.dataset.typed = asked;
}

function forget() {
  clearTimeout(timer);
  typed = "";
  delete document.documentElement.dataset.typed;
}

function escape(event) {
  forget();
  const open = document.querySelector("dialog[open]");
  if (open) return event.preventDefault(), close(open);
  if (inField(event.target)) event.target.blur();
}

let before = null;

export function open(dialog, focus) {
  before = document.activeElement;
  dialog.show();
  (focus ?? dialog).focus();
}

export function close(dialog) {
  dialog.close();
  if (before?.isConnected) before.focus({ preventScroll: true });
}

function show() {
  if (!panel) return;
  if (panel.open) return close(panel);
  const here = panel.querySelector("[data-keys-here]");
  const seen = new Set();
  here.replaceChildren();
  for (const node of keyed()) {
    const keys = node.dataset.key, label = labelOf(node);
    if (!label || seen.has(keys) || panel.contains(node)) continue;
    seen.add(keys);
    const line = document.createElement("div"), means = document.createElement("dd"), term = document.createElement("dt");
    means.textContent = label;
    for (const key of keys.split(" ")) term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
    line.append(term, means);
    here.append(line);
  }
  open(panel);
}

document.addEventListener("keydown", hear);
if (panel) {
  panel.querySelector("[data-close]").addEventListener("click", () => close(panel));
  const on = panel.querySelector("[data-letters]");
  on.checked = lettersOn();
  on.addEventListener("change", () => localStorage.setItem("letters", on.checked ? "on" : "off"));
  document.querySelectorAll("[data-show-keys]").forEach((node) => node.addEventListener("click", show));
}

// Ctrl K (Cmd K): from anywhere to any screen, view or case, by a few letters. The server finds; this only shows.
import { close, open } from "./keys.js";

const dialog = document.getElementById("palette");
const field = dialog?.querySelector("input");
const list = dialog?.querySelector("[role=listbox]");
let asked = null, chosen = -1;

const options = () => [...list.querySelectorAll("[role=option]")];

function choose(index) {
  const all = options();
  chosen = all.length ? (index + all.length) % all.length : -1;
  all.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
  field.setAttribute("aria-activedescendant", all[chosen]?.id ?? "");
  all[chosen]?.scrollIntoView({ block: "nearest" });
}

async function look() {
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(`${dialog.dataset.from}?q=${encodeURIComponent(field.value)}`, { signal: asked.signal });
    if (!answer.ok) throw new Error(answer.status);
    list.innerHTML = await answer.text();
  } catch (error) {
    if (error.name === "AbortError") return;
    list.replaceChildren();
  }
  dialog.querySelector("[data-nothing]").hidden = options().length > 0;
  choose(0);
}

function go(option) {
  if (option) location.assign(option.dataset.to);
}

function steer(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
  } else if (event.key === "Enter" && !event.isComposing) {
    event.preventDefault();
    go(options()[chosen]);
  }
}

function call(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  if (event.key.toLowerCase() !== "k" && event.code !== "KeyK") return;
  event.preventDefault();
  if (dialog.open) return close(dialog);
  field.value = "";
  open(dialog, field);
  look();
}

if (dialog) {
  document.addEventListener("keydown", call);
  field.addEventListener("input", look);
  field.addEventListener("keydown", steer);
  list.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
  dialog.addEventListener("focusout", (event) => {
    if (dialog.open && event.relatedTarget && !dialog.contains(event.relatedTarget)) dialog.close();
  });
}

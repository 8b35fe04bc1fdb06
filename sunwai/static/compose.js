// The composer's small conveniences; the server measures, looks and refuses, with or without this file.
const within = (form, name) => form.querySelector(`[name="${name}"]`);

// The safe wording goes into the field at one key; without script the same button sends it.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-safe]");
  if (!button) return;
  const where = button.dataset.safe;
  const field = document.getElementById(where === "citizen" ? "said" : `words-${where}`);
  const safe = document.getElementById(`safe-${where}`);
  if (!field || !safe || where === "citizen") return;
  event.preventDefault();
  field.value = safe.textContent;
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
});

// An untouched field follows the SOP's wording when owner, needs or language change; a touched one is never replaced.
function follow(form) {
  const field = within(form, "words"), filled = within(form, "filled");
  if (!field || !filled) return;
  const emptied = !field.value.trim() && document.activeElement !== field;
  if (emptied || field.value.trim() === (form.dataset.filled ?? "").trim()) field.value = filled.value;
  form.dataset.filled = filled.value;
}

function speak(form) {
  const language = form.querySelector("[name=language]:checked")?.value;
  for (const field of form.querySelectorAll("textarea[lang]")) if (language) field.lang = language;
}

function reveal(scope) {
  for (const button of scope.querySelectorAll("[data-tick], [data-untick], [data-safe][hidden]")) button.hidden = button.dataset.safe === "citizen";
}

for (const form of document.querySelectorAll("[data-compose]")) {
  form.dataset.filled = within(form, "filled")?.value ?? "";
  form.addEventListener("change", () => speak(form));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
}
reveal(document);

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-tick], [data-untick]");
  if (!button) return;
  const name = button.dataset.tick ?? button.dataset.untick;
  for (const box of button.form.elements[name]) box.checked = "tick" in button.dataset;
  button.form.dispatchEvent(new Event("change", { bubbles: true }));
});

// The preview stays open over each new look; a new look, or new wording for the form, is seen as it lands.
const opened = new Set();
document.addEventListener("toggle", (event) => {
  const look = event.target.matches?.("[data-preview]") && event.target.closest(".look");
  if (look && event.isTrusted) event.target.open ? opened.add(look.id) : opened.delete(look.id);
}, true);

function landed(form, look) {
  const preview = look.querySelector("[data-preview]");
  if (preview && opened.has(look.id)) preview.open = true;
  reveal(look);
  follow(form);
}

for (const form of document.querySelectorAll("[data-compose]")) {
  const look = document.getElementById(`look-${form.dataset.compose}`);
  if (!look) continue;
  const watch = new MutationObserver(() => landed(form, look));
  watch.observe(look, { childList: true });
  watch.observe(form, { childList: true });
}

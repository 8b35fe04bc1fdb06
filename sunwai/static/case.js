// The case page while it lies open: new entries are announced and put at the end of the record when the person asks.
// Nothing that stands on the page is replaced; an open draft least of all.
const button = document.getElementById("something-new");
const record = document.getElementById("record");
const docket = document.querySelector("main[data-docket]")?.dataset.docket;
const waiting = new Set(); // numbers on the record: after a break the stream tells some of them again

function announce() {
  button.textContent = waiting.size === 1 ? button.dataset.one : button.dataset.many.replace("{number}", waiting.size);
  button.hidden = waiting.size === 0;
}

async function bring() {
  const answer = await fetch(`${button.dataset.newer}?after=${button.dataset.after}`, { headers: { Accept: "text/html" } });
  if (answer.status !== 200) return;
  record.insertAdjacentHTML("beforeend", await answer.text());
  const last = record.lastElementChild;
  button.dataset.after = last.id.replace("entry-", "");
  waiting.clear();
  announce();
  document.getElementById("then-reload").hidden = false;
  last.scrollIntoView({ block: "nearest" });
  if (document.activeElement === document.body) record.focus({ preventScroll: true });
}

document.addEventListener("live:entry", (event) => {
  if (!button || event.detail?.docket !== docket || event.detail.seq <= Number(button.dataset.after)) return;
  waiting.add(event.detail.seq);
  announce();
});
button?.addEventListener("click", bring);

// In a correction, Enter in a list chooses and sends, as it does in a field.
for (const form of document.querySelectorAll("form.fixing")) {
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target instanceof HTMLSelectElement) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
}

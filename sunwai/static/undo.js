// Ten seconds in which an act can be taken back: the button counts them, and goes without moving anything.
for (const form of document.querySelectorAll("form[data-undo]")) {
  const button = form.querySelector("button"), left = form.querySelector("[data-left]");
  const until = performance.now() + Number(form.dataset.undo) * 1000;
  const tick = setInterval(() => {
    const seconds = Math.ceil((until - performance.now()) / 1000);
    left.textContent = seconds > 0 ? seconds : "";
    if (seconds > 0) return;
    clearInterval(tick);
    if (document.activeElement === button) document.getElementById("main")?.focus({ preventScroll: true });
    button.disabled = true;
    form.classList.add("gone");
  }, 250);
}

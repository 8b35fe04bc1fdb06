// Small conveniences on the desk; every screen works without this file.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const words = document.getElementById(button.dataset.copy);
    words.select();
    navigator.clipboard?.writeText(words.value);
  });
}
document.getElementById("refusal")?.focus();

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
// Back to the very list one came from, narrowed as it was; and from there straight into the field that is wrong.
{
  const list = sessionStorage.getItem("list"), back = document.querySelector(".way .back");
  if (list && back) back.href = list + back.hash;
  const fix = location.hash.startsWith("#f-") && document.getElementById(location.hash.slice(1))?.querySelector("details.fix");
  if (fix) {
    fix.open = true;
    // The browser itself goes to the line once the page is there, and takes the focus along.
    const into = () => setTimeout(() => fix.querySelector("input:not([type=hidden]), select, textarea")?.focus());
    if (document.readyState === "complete") into();
    else addEventListener("load", into);
  }
}

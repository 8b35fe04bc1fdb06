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
// From the list and back to it: the same view, and the cases before and after in its order.
{
  const list = sessionStorage.getItem("list"), dockets = JSON.parse(sessionStorage.getItem("dockets") ?? "[]");
  if (list) document.querySelectorAll("a.back").forEach((link) => { link.href = list; });
  const here = dockets.indexOf(document.getElementById("presence")?.dataset.docket);
  for (const link of document.querySelectorAll("a[data-beside]")) {
    const other = here < 0 ? undefined : dockets[here + Number(link.dataset.beside)];
    if (!other) continue;
    link.href = link.dataset.address.replace("DOCKET", other);
    link.hidden = false;
  }
  if (here >= 0) sessionStorage.setItem("row", dockets[here]);
}

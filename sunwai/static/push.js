// Telling this phone when something waits. Hidden where the browser cannot; nothing is asked before the button is pressed.
const box = document.querySelector("[data-push]");
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

async function told(url, form, fields) {
  const body = new FormData(form);
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const answer = await fetch(url, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
  return answer.ok;
}

async function ready() {
  const worker = await navigator.serviceWorker.register("/sw.js");
  await navigator.serviceWorker.ready;
  const on = box.querySelector("[data-push-on]"), offer = box.querySelector("[data-push-off]"), refused = box.querySelector("[data-push-refused]");
  const show = (subscribed) => { on.hidden = subscribed; offer.hidden = !subscribed; };
  show(Boolean(await worker.pushManager.getSubscription()));
  box.hidden = false;
  on.addEventListener("submit", async (event) => {
    event.preventDefault();
    refused.hidden = true;
    try {
      const key = await (await fetch(box.dataset.push)).text();
      const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key.trim()) });
      const { endpoint, keys } = made.toJSON();
      const kept = await told(box.dataset.add, on, { endpoint, p256dh: keys.p256dh, auth: keys.auth });
      if (!kept) { await made.unsubscribe(); throw new Error("not kept"); }
      show(true);
    } catch { refused.hidden = false; }
  });
  offer.addEventListener("submit", async (event) => {
    event.preventDefault();
    const held = await worker.pushManager.getSubscription();
    if (held) { await told(box.dataset.drop, offer, { endpoint: held.endpoint }); await held.unsubscribe(); }
    show(false);
  });
}
if (box && "serviceWorker" in navigator && "PushManager" in window) ready().catch(() => {});

// Keeps the shortlist, its exact words and the call sheet for when there is no network, and shows notices.
// Touches no other page, keeps no post, sends nothing by itself.
const PAGES = "nod-pages-1", PARTS = "nod-parts-1";
const kept = (path) => path === "/calls/" || /^\/nod\/(\d+\/(confirm)?)?$/.test(path);
const MOST_AGE_MS = 36 * 3600 * 1000; // older than the protocol lets any words wait

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("nod-") && ![PAGES, PARTS].includes(name)) await caches.delete(name);
  await self.clients.claim();
})()));

async function put(path, answer) {
  if (!answer.ok || answer.redirected || !(answer.headers.get("Content-Type") || "").startsWith("text/html")) return;
  const headers = new Headers(answer.headers);
  headers.set("X-Kept-At", new Date().toISOString());
  await (await caches.open(PAGES)).put(path, new Response(await answer.clone().blob(), { headers }));
}

async function page(request, path) {
  try {
    const answer = await fetch(request);
    await put(path, answer);
    return answer;
  } catch (error) {
    const old = await (await caches.open(PAGES)).match(path), at = old?.headers.get("X-Kept-At");
    if (!old || Date.now() - Date.parse(at) > MOST_AGE_MS) throw error;
    const html = (await old.text()).replace("<html ", `<html data-kept-at="${at}" `);
    return new Response(html, { headers: old.headers });
  }
}

async function part(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) await (await caches.open(PARTS)).put(request, answer.clone());
    return answer;
  } catch (error) {
    const old = await (await caches.open(PARTS)).match(request, { ignoreSearch: true });
    if (old) return old;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate" && kept(url.pathname)) event.respondWith(page(event.request, url.pathname));
  else if (url.pathname.startsWith("/static/")) event.respondWith(part(event.request));
});

self.addEventListener("message", (event) => {
  const pages = (event.data?.keep || []).filter(kept);
  event.waitUntil((async () => {
    const cache = await caches.open(PAGES);
    for (const old of await cache.keys()) {
      const path = new URL(old.url).pathname;
      if (path.startsWith("/nod/") && !pages.includes(path)) await cache.delete(old);
    }
    for (const path of pages) await fetch(path, { credentials: "same-origin" }).then((answer) => put(path, answer)).catch(() => {});
  })());
});

self.addEventListener("push", (event) => {
  const told = event.data ? event.data.json() : {};
  event.waitUntil(self.registration.showNotification(told.title || "Sunwai", { body: told.body || "", tag: told.tag || "sunwai", renotify: Boolean(told.again), lang: told.lang, icon: "/static/icons/192.png", badge: "/static/icons/badge.png", data: { open: told.open || "/" } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const target = new URL(event.notification.data.open, location.origin);
  if (target.origin !== location.origin) return;
  event.waitUntil((async () => {
    for (const client of await self.clients.matchAll({ type: "window" })) if (new URL(client.url).pathname === target.pathname) return client.focus();
    return self.clients.openWindow(target.href);
  })());
});

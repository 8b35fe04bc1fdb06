// Signed out: what this device kept of the shortlist goes. A yes kept for sending stays; it knows whose it is.
if (window.caches) for (const name of await caches.keys()) if (name.startsWith("nod-")) await caches.delete(name);

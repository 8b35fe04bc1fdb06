// A yes given without a network, kept on this phone until it is sent. Only hash, key and whose it is: no words.
function store(mode, act) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open("sunwai", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("yes", { keyPath: "key" });
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const change = opening.result.transaction("yes", mode), asked = act(change.objectStore("yes"));
      change.oncomplete = () => { opening.result.close(); done(asked.result); };
      change.onerror = () => { opening.result.close(); failed(change.error); };
    };
  });
}
export const keep = (row) => store("readwrite", (rows) => rows.put(row));
export const drop = (key) => store("readwrite", (rows) => rows.delete(key));
export const kept = () => store("readonly", (rows) => rows.getAll()).catch(() => []);

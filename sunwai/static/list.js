// The desk's list: new posts only raise the count on one button; "." brings them in. Nothing moves by itself.
const newer = document.getElementById("newer");
const counted = new Set();
let more = 0;

function count() {
  const number = counted.size + more, button = newer.querySelector("a");
  if (!number) return;
  const said = number >= 100 ? "99+" : String(number);
  button.querySelector("span").textContent = (number === 1 ? newer.dataset.one : newer.dataset.many).replace("{count}", said);
  button.hidden = false;
  document.title = `(${said}) ${document.title.replace(/^\(\d+\+?\) /, "")}`;
}

async function ask() {
  const answer = await fetch(`${newer.dataset.from}?after=${newer.dataset.after}`).catch(() => null);
  if (!answer?.ok) return;
  more = Math.max(0, (await answer.json()).fresh - counted.size);
  count();
}

if (newer) {
  document.addEventListener("live:post", ({ detail }) => {
    for (const id of detail.ids) if (id > Number(newer.dataset.after)) counted.add(id);
    more = Math.max(more, detail.more);
    count();
  });
  document.addEventListener("live:poll", ask);
}

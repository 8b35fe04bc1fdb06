// Passkeys: asks the device, puts its answer into the form and sends the form. Every page says what to do without it.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const listed = (rows) => (rows || []).map((row) => ({ ...row, id: bytes(row.id) }));

function wire(credential) {
  const answer = credential.response, response = { clientDataJSON: text(answer.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) if (answer[part]) response[part] = text(answer[part]);
  if (answer.getTransports) response.transports = answer.getTransports();
  return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response, clientExtensionResults: credential.getClientExtensionResults() });
}

async function made(options) {
  const key = options.publicKey;
  const publicKey = { ...key, challenge: bytes(key.challenge), user: { ...key.user, id: bytes(key.user.id) }, excludeCredentials: listed(key.excludeCredentials) };
  return wire(await navigator.credentials.create({ publicKey }));
}

async function shown(options) {
  const key = options.publicKey;
  return wire(await navigator.credentials.get({ publicKey: { ...key, challenge: bytes(key.challenge), allowCredentials: listed(key.allowCredentials) } }));
}

async function challenge(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const answer = await fetch(form.dataset.challenge, { headers: { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()).request_options;
}

// The device's answer for FORM, or "" where the person turned away; the page's own words say what to do then.
export async function credentialFor(form) {
  const failed = form.querySelector("[data-passkey-failed]");
  if (failed) failed.hidden = true;
  try {
    const options = await challenge(form);
    return form.dataset.passkey === "create" ? await made(options) : await shown(options);
  } catch {
    if (failed) { failed.hidden = false; failed.focus(); }
    return "";
  }
}

export const able = () => Boolean(window.PublicKeyCredential && navigator.credentials);

for (const form of document.querySelectorAll("form[data-passkey]:not([data-nod])")) {
  const field = form.querySelector("[name=credential]");
  if (able()) form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (field.value) return;
    event.preventDefault();
    field.value = await credentialFor(form);
    if (field.value) form.submit();
  });
}
if (!able()) for (const told of document.querySelectorAll("[data-no-passkey]")) told.hidden = false;

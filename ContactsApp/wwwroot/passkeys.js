// Forms that a passkey fills in: data-passkey says whether one is made ("create") or shown ("request"), data-options where the server's question is.
// Shown only where the browser can do it; without this script the form stays away and everything else works.
const able = typeof PublicKeyCredential === "function" && typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function";

const ask = async form => {
  const answer = await fetch(form.dataset.options, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.status === 429 ? "That was too many at once. Wait a minute and try again." : "The server did not answer. Load the page anew and try again.");
  const question = await answer.json();
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) });
};

// The browser's own words are for developers, and cancelled, timed out and unknown look alike to it on purpose.
const trouble = error => error?.name === "InvalidStateError" ? "This device has a passkey for you already."
  : error instanceof DOMException ? "No passkey was used: the browser was told to stop, or knows none for this address."
  : error.message;

for (const form of able ? document.querySelectorAll("form[data-passkey]") : []) {
  const field = form.querySelector("input[name$=Credential]");
  form.hidden = false;
  form.addEventListener("submit", async e => {
    e.preventDefault();
    const says = form.querySelector("[data-passkey-trouble]");
    says.textContent = "";
    try {
      field.value = JSON.stringify(await ask(form));
      form.submit();   // does not come back here
    } catch (error) {
      says.textContent = trouble(error);
    }
  });
}
if (able) document.querySelectorAll("[data-passkey-none]").forEach(e => { e.hidden = true; });

// The search form: addresses without empty parameters, and « Autour de moi » where the browser can tell
// where it is. Without it the page is whole.
const form = document.querySelector("form[data-search]");
const button = form?.querySelector("[data-near-button]");
const status = form?.querySelector("[data-near-status]");

function set(name, value) {
  let field = form.elements.namedItem(name);
  if (!field) {
    field = Object.assign(document.createElement("input"), { type: "hidden", name });
    form.append(field);
  }
  field.value = value;
}

function found({ coords }) {
  // Three decimals are about 100 m: near enough, and no more than is needed.
  set("near", `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`);
  set("within_km", "10");
  set("where", "");
  set("bbox", "");
  form.requestSubmit();
}

function failed() {
  button.disabled = false;
  status.textContent = status.dataset.failed;
}

form?.addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) if (!value) formData.delete(name);
  if (!formData.has("where") && !formData.has("near")) formData.delete("within_km");
});

if (button && "geolocation" in navigator && window.isSecureContext) {
  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    status.textContent = status.dataset.asking;
    navigator.geolocation.getCurrentPosition(found, failed, { timeout: 10_000, maximumAge: 60_000 });
  });
}

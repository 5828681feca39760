// « Autour de moi »: shown only where the browser can tell where it is. Without it the page is whole.
const form = document.querySelector("form[data-near]");
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
  form.requestSubmit();
}

function failed() {
  button.disabled = false;
  status.textContent = status.dataset.failed;
}

if (button && "geolocation" in navigator && window.isSecureContext) {
  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    status.textContent = status.dataset.asking;
    navigator.geolocation.getCurrentPosition(found, failed, { timeout: 10_000, maximumAge: 60_000 });
  });
}

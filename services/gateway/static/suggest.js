// Suggestions while typing: a combobox with a list (WAI-ARIA 1.2). Without it the fields are plain.
const PAUSE_MS = 120;
const KINDS = { commune: "Commune", service: "Service", place: "Lieu" };
const WANTED = { what: ["service", "place", "commune"], where: ["commune"] };

function combobox(input) {
  const form = input.form;
  const wanted = WANTED[input.dataset.suggest];
  const list = Object.assign(document.createElement("ul"), { id: `${input.id}-choix`, className: "choices", hidden: true });
  const spoken = Object.assign(document.createElement("p"), { className: "sr" });
  let choices = [], at = -1, timer, asking, shown = "";

  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  spoken.setAttribute("role", "status");
  input.after(list, spoken);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);

  function close() {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function forget() {
    clearTimeout(timer);
    asking?.abort();
    close();
  }

  function open() {
    list.replaceChildren(...choices.map(option));
    list.hidden = !choices.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    spoken.textContent = choices.length ? `${choices.length} suggestion${choices.length > 1 ? "s" : ""}` : "Aucune suggestion";
  }

  function option({ kind, text, detail }, number) {
    const item = Object.assign(document.createElement("li"), { id: `${list.id}-${number}` });
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const name = Object.assign(document.createElement("span"), { textContent: detail ? `${text} (${detail})` : text });
    const sort = Object.assign(document.createElement("span"), { className: "kind", textContent: KINDS[kind] });
    item.append(name, " ", sort);
    item.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    item.addEventListener("click", () => choose(number));
    return item;
  }

  function move(to) {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = (to + choices.length) % choices.length;
    const item = list.children[at];
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", item.id);
  }

  function choose(number) {
    const { kind, text, detail, place_id } = choices[number];
    close();
    if (kind === "place") return location.assign(`/lieux/${place_id}`);
    if (kind === "service") return tick(text);
    const where = form.elements.namedItem("where");
    where.value = `${text} (${detail})`;
    if (where === input) return where.focus();
    input.value = "";
    form.requestSubmit();
  }

  function tick(service) {
    const box = [...form.querySelectorAll("input[name=services]")].find(({ value }) => value === service);
    if (!box) return;
    box.checked = true;
    input.value = "";
    form.requestSubmit();
  }

  async function ask() {
    shown = input.value.trim();
    asking?.abort();
    if (shown.length < 2) return close();
    asking = new AbortController();
    const query = new URLSearchParams({ q: shown });
    const near = form.elements.namedItem("near");
    if (near?.value) query.set("near", near.value);
    try {
      const response = await fetch(`/api/v1/suggestions?${query}`, { signal: asking.signal });
      if (!response.ok) return close();
      const { suggestions } = await response.json();
      const most = input.dataset.suggest === "what" ? { commune: 2 } : {};
      choices = wanted.flatMap((kind) => suggestions.filter((each) => each.kind === kind).slice(0, most[kind]));
      at = -1;
      open();
    } catch { /* a newer question was asked, or there is no network: typing goes on */ }
  }

  const keys = {
    ArrowDown: () => (list.hidden ? choices.length && open() : move(at + 1)),
    ArrowUp: () => !list.hidden && move(at < 0 ? choices.length - 1 : at - 1),
    Escape: () => !list.hidden && close(),
    Enter: () => at >= 0 && choose(at),
  };
  input.addEventListener("keydown", (event) => {
    const isTaken = event.key === "Enter" ? at >= 0 : event.key === "Escape" ? !list.hidden : event.key in keys;
    if (!isTaken || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, PAUSE_MS); });
  input.addEventListener("blur", forget);
  form.addEventListener("submit", forget);
}

for (const input of document.querySelectorAll("[data-suggest]")) combobox(input);

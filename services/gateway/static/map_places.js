// What the points of the map are called: asked once, for those that are seen.
const AT_ONCE = 100;
const known = new Map(); // by a point's key: the places there

export async function learn(keys, asked, url) {
  const unknown = keys.filter((key) => !known.has(key)).slice(0, AT_ONCE);
  if (!unknown.length) return;
  const query = new URLSearchParams(unknown.map((key) => ["keys", key]));
  const { places } = await asked(`${url}?limit=${AT_ONCE}&${query}`);
  for (const key of unknown) {
    known.set(key, places.map(({ place }) => place).filter(({ place_id }) => place_id.startsWith(key)));
  }
}

const there = (key) => known.get(key) ?? [];

export const labelled = (key) => there(key).map(({ nom, commune }) => `${nom}, ${commune}`).join(" ; ") || "Un lieu";

export function listed(keys) {
  const list = Object.assign(document.createElement("ul"), { className: "plain" });
  for (const { place_id, nom, code_postal, commune } of keys.flatMap(there)) {
    const link = Object.assign(document.createElement("a"), { href: `/lieux/${place_id}`, textContent: nom });
    const item = document.createElement("li");
    item.append(link, document.createElement("br"), [code_postal, commune].filter(Boolean).join(" "));
    list.append(item);
  }
  return list;
}

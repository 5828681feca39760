// Names of communes to read a map without tiles by: the biggest first, none over another.
const { L } = window;
const LINE = 22;
const LETTER = 4;
let layer;

export async function nameCommunes(map, asked, url, edges, signal) {
  const { communes } = await asked(`${url}?limit=120&bbox=${edges}`, signal);
  layer ??= L.layerGroup().addTo(map);
  layer.clearLayers();
  const taken = [];
  for (const { nom, latitude, longitude } of communes) {
    const { x, y } = map.latLngToContainerPoint([latitude, longitude]);
    const half = nom.length * LETTER + 8;
    if (taken.some((each) => Math.abs(each.y - y) < LINE && Math.abs(each.x - x) < each.half + half)) continue;
    taken.push({ x, y, half });
    layer.addLayer(label(nom, [latitude, longitude], half));
  }
}

function label(nom, at, half) {
  const html = Object.assign(document.createElement("span"), { textContent: nom, lang: "fr" });
  // Below its point: many places stand in the middle of their commune.
  const icon = L.divIcon({ className: "commune", html, iconSize: [2 * half, LINE], iconAnchor: [half, -12] });
  return L.marker(at, { icon, interactive: false, keyboard: false, pane: "tilePane" });
}

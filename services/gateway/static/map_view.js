// The map itself, once Leaflet and supercluster are there: points, clusters, what they say.
import { nameCommunes } from "./map_labels.js";
import { labelled, learn, listed } from "./map_places.js";

const { L, Supercluster } = window;
const EXTENT = 256; // Leaflet's tiles, and so supercluster's
const RADIUS = 56;
const LAST_CLUSTERED = 16;
const drawn = new Map(); // by what it stands for: its marker
let told, box, map, index, features, asking;

export async function drawMap(section) {
  told = section.dataset;
  box = section.querySelector(".map");
  ({ features } = await asked(told.points));
  gather();
  start(section.querySelector("[data-zone]"));
  const counted = features.reduce((sum, { properties }) => sum + (properties.count ?? 1), 0);
  section.querySelector("[role=status]").textContent = counted > 1 ? `${counted} lieux sur la carte.` : `${counted} lieu sur la carte.`;
}

async function asked(url, signal) {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

function gather() {
  const weighed = features.map(({ id, geometry, properties: { count } }) => (
    { type: "Feature", geometry, properties: { id, n: count ?? 1, key: count ? "" : id } }
  ));
  index = new Supercluster({
    radius: RADIUS, extent: EXTENT, maxZoom: LAST_CLUSTERED,
    map: ({ n }) => ({ n }), reduce: (sum, { n }) => { sum.n += n; },
  });
  index.load(weighed);
}

function start(zone) {
  const animate = matchMedia("(prefers-reduced-motion: no-preference)").matches;
  map = L.map(box, { zoomControl: false, maxZoom: 18, zoomAnimation: animate, fadeAnimation: animate });
  L.control.zoom({ zoomInTitle: "Agrandir la carte", zoomOutTitle: "Réduire la carte" }).addTo(map);
  map.attributionControl.setPrefix(false);
  if (told.tiles) L.tileLayer(told.tiles, { attribution: escaped(told.attribution), maxZoom: 18 }).addTo(map);
  else map.attributionControl.addAttribution("Communes : Etalab, GeoNames");
  look();
  map.on("moveend", moved);
  moved();
  box.addEventListener("keydown", ({ key }) => { if (key === "Escape") map.closePopup(); });
  zone.hidden = false;
  zone.addEventListener("click", searchHere);
}

const escaped = (text) => Object.assign(document.createElement("i"), { textContent: text }).innerHTML;

function look() {
  const [latitude, longitude, radius] = told.around.split(",").map(Number);
  const points = features.map(({ geometry: { coordinates: [east, north] } }) => [north, east]);
  if (told.around && !radius) map.setView([latitude, longitude], 11);
  else map.fitBounds(points, { padding: [28, 28], maxZoom: 14, animate: false });
}

function edges(margin = 0) {
  const seen = map.getBounds().pad(margin);
  return [
    Math.max(-180, seen.getWest()), Math.max(-90, seen.getSouth()),
    Math.min(180, seen.getEast()), Math.min(90, seen.getNorth()),
  ].map((degrees) => Number(degrees.toFixed(4)));
}

async function moved() {
  asking?.abort();
  asking = new AbortController();
  draw();
  try {
    if (features.some(({ properties }) => properties.count)) await askNearer(asking.signal);
    if (!told.tiles) await nameCommunes(map, asked, told.labels, edges(), asking.signal);
  } catch { /* what was there stays */ }
}

async function askNearer(signal) { // where places are many, only how many there are was sent
  const nearer = new URL(told.points, location.href);
  if (!nearer.searchParams.has("bbox")) nearer.searchParams.set("bbox", edges(0.1));
  nearer.searchParams.set("zoom", Math.min(19, Math.round(map.getZoom())));
  ({ features } = await asked(nearer, signal));
  gather();
  draw();
}

function draw() {
  const seen = new Map(index.getClusters(edges(0.1), Math.round(map.getZoom())).map((each) => [named(each), each]));
  for (const [name, marker] of drawn) {
    if (!seen.has(name)) { marker.remove(); drawn.delete(name); }
  }
  for (const [name, each] of seen) {
    if (!drawn.has(name)) drawn.set(name, marked(each));
  }
  labelSpots();
}

const named = ({ properties: { cluster_id, id, n } }) => `${cluster_id ?? id}/${n}`;

function marked({ geometry: { coordinates: [east, north] }, properties: { n, key, cluster_id } }) {
  const size = key ? 30 : 36 + 8 * Math.min(2, Math.log10(n));
  const icon = L.divIcon({ html: key ? "" : `${n}`, className: key ? "spot" : "spots", iconSize: [size, size] });
  const marker = L.marker([north, east], { icon, riseOnHover: true }).addTo(map);
  const act = () => (key ? tell(marker, [key]) : enter(marker, cluster_id));
  marker.key = key;
  marker.getElement().setAttribute("aria-label", key ? labelled(key) : `${n} lieux ici : agrandir`);
  marker.on("click", act);
  marker.on("keypress", ({ originalEvent }) => { if (originalEvent.key === "Enter") act(); });
  return marker;
}

async function labelSpots() {
  const spots = [...drawn.values()].filter(({ key }) => key);
  await learn(spots.map(({ key }) => key), asked, told.places).catch(() => {});
  for (const spot of spots) spot.getElement()?.setAttribute("aria-label", labelled(spot.key));
}

function enter(marker, cluster) {
  const next = cluster === undefined ? map.getZoom() + 2 : index.getClusterExpansionZoom(cluster);
  if (next > LAST_CLUSTERED && cluster !== undefined) {
    tell(marker, index.getLeaves(cluster, 100).map(({ properties }) => properties.key));
    return;
  }
  box.focus(); // this marker goes
  map.setView(marker.getLatLng(), next);
}

async function tell(marker, keys) {
  await learn(keys, asked, told.places);
  const list = listed(keys);
  const popup = L.popup({ maxHeight: 220, offset: [0, -6] }).setLatLng(marker.getLatLng()).setContent(list).openOn(map);
  popup.getElement().querySelector(".leaflet-popup-close-button").setAttribute("aria-label", "Fermer");
  popup.once("remove", () => (marker.getElement() ?? box).focus());
  list.querySelector("a")?.focus();
}

function searchHere() {
  const there = new URL(location.href);
  for (const name of ["where", "near", "within_km", "cursor"]) there.searchParams.delete(name);
  there.searchParams.set("bbox", edges());
  location.assign(there);
}

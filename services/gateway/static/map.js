// The map of what was found, loaded when it comes into view. The list beside it says the same.
const section = document.querySelector("[data-map]");

async function show({ style, leaflet, supercluster, view }) {
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: style });
  const styled = new Promise((done) => sheet.addEventListener("load", done));
  document.head.append(sheet);
  await Promise.all([styled, import(leaflet), import(supercluster)]);
  const { drawMap } = await import(view);
  await drawMap(section);
}

if (section && "IntersectionObserver" in window) {
  section.hidden = false;
  const status = section.querySelector("[role=status]");
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watch.disconnect();
    show(section.dataset).catch(() => { status.textContent = section.dataset.failed; });
  }, { rootMargin: "150px" });
  watch.observe(section);
}

/* Kept by a phone, with KEPT before it: the pages and files it may keep. It keeps nothing else, and never an answer. */
const NAME = "no-signal-";
const CACHE = NAME + KEPT.version;
const PATIENCE = 10000;

function copy(page) { return `${page}?kept=yes`; }

self.addEventListener("install", (event) => {
  const wanted = [...KEPT.pages.map((page) => new Request(copy(page), { cache: "no-store" })), ...KEPT.files];
  event.waitUntil(caches.open(CACHE).then((kept) => kept.addAll(wanted)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(NAME) && name !== CACHE;
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const asked = event.request, place = new URL(asked.url);
  if (asked.method !== "GET" || place.origin !== self.location.origin) { return; }
  if (KEPT.files.includes(place.pathname)) {
    event.respondWith(caches.match(place.pathname, { cacheName: CACHE }).then((file) => file || fetch(asked)));
  } else if (asked.mode === "navigate" && KEPT.families.includes(place.pathname.split("/")[1])) {
    event.respondWith(page(asked, place.pathname));
  }
});

/* The network comes first, always: what is kept is only for when nothing comes. */
async function page(asked, path) {
  let waiting;
  const tooLong = new Promise((_, give_up) => { waiting = setTimeout(give_up, PATIENCE); });
  try {
    return await Promise.race([fetch(asked), tooLong]);
  } catch (error) {
    const kept = KEPT.pages.includes(path) ? path : KEPT.pages[0];
    return await caches.match(copy(kept), { cacheName: CACHE }) || Response.error();
  } finally {
    clearTimeout(waiting);
  }
}

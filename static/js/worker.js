/* Kept by a phone, with KEPT before it: the pages and files it may keep. It keeps nothing else, and never an answer. */
const NAME = "no-signal-";
const CACHE = NAME + KEPT.version;
const PATIENCE = 10000, PATIENCE_TO_SEND = 30000;

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
  if (place.origin !== self.location.origin) { return; }
  const ours = asked.mode === "navigate" && KEPT.families.includes(place.pathname.split("/")[1]);
  if (asked.method === "POST") {
    if (ours && sends_words(asked)) { event.respondWith(page(asked, KEPT.pages[0], PATIENCE_TO_SEND)); }
  } else if (asked.method !== "GET") {
    return;
  } else if (KEPT.files.includes(place.pathname)) {
    event.respondWith(caches.match(place.pathname, { cacheName: CACHE }).then((file) => file || fetch(asked)));
  } else if (ours) {
    event.respondWith(page(asked, KEPT.pages.includes(place.pathname) ? place.pathname : KEPT.pages[0], PATIENCE));
  }
});

/* Not sounds and pictures: they may take longer than our patience. */
function sends_words(asked) { return (asked.headers.get("content-type") || "").startsWith("application/x-www-form-urlencoded"); }

/* The network comes first, always: what is kept is only for when nothing comes, though a phone says that it has signal. */
async function page(asked, kept, patience) {
  let waiting;
  const tooLong = new Promise((_, give_up) => { waiting = setTimeout(give_up, patience); });
  try {
    return await Promise.race([fetch(asked), tooLong]);
  } catch (error) {
    return await caches.match(copy(kept), { cacheName: CACHE }) || Response.error();
  } finally {
    clearTimeout(waiting);
  }
}

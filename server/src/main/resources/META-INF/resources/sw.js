// Keeps pages that were seen, so that they open without a network. What somebody sees who signed in is never kept:
// the server marks it as private.
const CACHE = 'seen-1';
const MOST = 60;
const GREATEST = 400_000;
const OFFLINE = '/offline';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.add(OFFLINE))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

/** Pages, and the files that pages are made of. */
function isKept(request) {
  const url = new URL(request.url);
  return (
    request.method === 'GET' &&
    url.origin === self.location.origin &&
    ['document', 'style', 'script', 'image', 'manifest'].includes(request.destination) &&
    !/^\/(sign-in|sign-out|sessions|ogc|api|catalogue)(\/|$)/.test(url.pathname)
  );
}

async function keep(request, answer) {
  const control = answer.headers.get('cache-control') ?? '';
  const length = Number(answer.headers.get('content-length') ?? 0);
  if (!answer.ok || answer.redirected || answer.type !== 'basic' || /private|no-store/.test(control) || length > GREATEST) {
    return;
  }
  const cache = await caches.open(CACHE);
  await cache.put(request, answer);
  const kept = (await cache.keys()).filter((one) => new URL(one.url).pathname !== OFFLINE);
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST)).map((old) => cache.delete(old)));
}

async function answer(event) {
  const request = event.request;
  try {
    const fresh = await fetch(request);
    event.waitUntil(keep(request, fresh.clone()).catch(() => undefined));
    return fresh;
  } catch (offline) {
    const cache = await caches.open(CACHE);
    const seen = await cache.match(request, { ignoreVary: true });
    if (seen) {
      return seen;
    }
    if (request.destination === 'document') {
      return (await cache.match(OFFLINE)) ?? Response.error();
    }
    throw offline;
  }
}

self.addEventListener('fetch', (event) => {
  if (isKept(event.request)) {
    event.respondWith(answer(event));
  }
});

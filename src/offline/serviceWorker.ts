/// <reference lib="webworker" />
/*
 * After the first visit the page works without a network. What the build names by its contents never changes and is taken from the
 * cache; the page itself is asked for anew and comes from the cache only where nobody answers, so that nobody sees old code.
 */
import { contents } from './contents.ts';

const scope = self as unknown as ServiceWorkerGlobalScope;
const prefix = 'murmuration-';
const cacheName = `${prefix}${contents.version}`;

scope.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll([...contents.files]))
      .then(() => scope.skipWaiting()),
  );
});

scope.addEventListener('activate', (event) => {
  const tidy = async (): Promise<void> => {
    for (const name of await caches.keys())
      if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name);
    await scope.clients.claim();
  };
  event.waitUntil(tidy());
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== scope.location.origin) return;
  const isHashed = /\/assets\/[^/]+-[\w-]{8}\.\w+$/.test(new URL(request.url).pathname);
  event.respondWith(isHashed ? fromCache(request) : fromNetwork(request));
});

async function fromCache(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

async function fromNetwork(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}

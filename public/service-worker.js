// Keeps what never changes and one page to show without network. Nothing that names anybody is ever
// stored: pages always come from the network.

const cache = 'grande-echelle-1'
const offline = '/hors-ligne.html'
const kept = [offline, '/hors-ligne.css', '/favicon.svg', '/fonts/hanken-grotesk.woff2']

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cache).then((open) => open.addAll(kept)))
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== cache).map(forget)))
      .then(() => self.clients.claim()),
  )
})

function forget(name) {
  return caches.delete(name)
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => caches.match(offline)))
  } else if (url.pathname.startsWith('/assets/') || kept.includes(url.pathname)) {
    event.respondWith(keptFirst(request))
  }
})

/** Files of /assets carry their version in their name: one that is here is the right one. */
async function keptFirst(request) {
  const found = await caches.match(request)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) {
    const open = await caches.open(cache)
    await open.put(request, answer.clone())
    const names = await open.keys()
    const old = names.filter(({ url }) => new URL(url).pathname.startsWith('/assets/'))
    await Promise.all(old.slice(0, Math.max(0, old.length - 40)).map((entry) => open.delete(entry)))
  }
  return answer
}

self.addEventListener('push', (event) => {
  const { titre, chemin } = event.data?.json() ?? {}
  event.waitUntil(
    self.registration.showNotification(titre ?? 'Grande Échelle', {
      lang: 'fr',
      tag: 'notification', // the next one replaces it
      icon: '/application-192.png',
      badge: '/application-192.png',
      data: { chemin },
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(event.notification.data?.chemin))
})

/** A page of the same origin, in the window that is already there. */
async function open(path) {
  const target = new URL(path ?? '/', self.location.origin)
  if (target.origin !== self.location.origin) return
  const windows = await self.clients.matchAll({ type: 'window' })
  const here = windows.find((window) => 'focus' in window)
  if (!here) return self.clients.openWindow(target.href)
  await here.focus()
  await here.navigate(target.href)
}

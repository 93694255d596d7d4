// Takes what a telephone shares with Covenant and keeps it there until it is said whose it is
// (src/client-file/web/received). Nothing else goes through here, and nothing is cached.

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
  const { method, url } = event.request
  if (method !== 'POST' || new URL(url).pathname !== '/share') return
  event.respondWith(keep(event.request))
})

async function keep(request) {
  try {
    const store = await caches.open('received')
    const headers = { 'x-received-at': new Date().toISOString() }
    const shared = new Response(await request.formData(), { headers })
    await store.put(`/received/${crypto.randomUUID()}`, shared)
    return Response.redirect('/received', 303)
  } catch {
    return Response.redirect('/received?failed=1', 303)
  }
}

import type { Page, Request } from 'playwright-core'

/** Requests on their way, of every window that goes by `goTo`. The stream of live events never ends. */
const onTheWay = new WeakMap<Page, Set<Request>>()

function watch(page: Page): Set<Request> {
  const known = onTheWay.get(page)
  if (known) return known
  const requests = new Set<Request>()
  onTheWay.set(page, requests)
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') requests.add(request)
  })
  page.on('requestfinished', (request) => requests.delete(request))
  page.on('requestfailed', (request) => requests.delete(request))
  return requests
}

/** How long nothing was asked for by a page that stands still, in milliseconds. */
const still = 80

/** Waits until the page asks for nothing more and has painted what it got. */
export async function settled(page: Page): Promise<void> {
  const requests = watch(page)
  const until = Date.now() + 25_000
  const painted = () =>
    page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    )
  for (let since = Date.now(); Date.now() - since < still; ) {
    await painted()
    if (requests.size > 0) since = Date.now()
    if (Date.now() > until) throw new Error(`${page.url()} does not come to rest`)
    await new Promise((done) => setTimeout(done, 20))
  }
}

/** Goes where a link of the app would lead, without loading the app again. */
export async function goTo(page: Page, address: string): Promise<void> {
  watch(page)
  await page.evaluate((to) => history.pushState({}, '', to), address)
  await settled(page)
  await page.getByRole('heading').first().waitFor()
  await settled(page)
}

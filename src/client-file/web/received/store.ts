/** What was shared with us on this telephone and is nobody's yet; the share worker puts it here. */
export interface Received {
  key: string
  /** Instant by the clock of the telephone. */
  at: string
  text: string
  files: File[]
}

const open = () => caches.open('received')
const own = 'x-received-by'

/** Whether the browser can keep anything here: not over an unsafe address. */
export const canReceive = (): boolean => 'caches' in globalThis

/** What waits for this person, newest first. What nobody has seen yet becomes theirs: they shared it. */
export async function readReceived(personId: string): Promise<Received[]> {
  if (!canReceive()) return []
  const store = await open()
  const found: Received[] = []
  for (const { url } of await store.keys()) {
    const response = await store.match(url)
    const owner = response?.headers.get(own) ?? null
    if (!response || (owner !== null && owner !== personId)) continue
    const item = await itemOf(new URL(url).pathname, response)
    if (owner === null) await putBack(item, personId)
    found.push(item)
  }
  return found.toSorted((one, other) => other.at.localeCompare(one.at))
}

async function itemOf(key: string, response: Response): Promise<Received> {
  const form = await response.formData()
  const lines = ['title', 'text', 'url'].flatMap((name) => {
    const value = form.get(name)
    return (typeof value === 'string' && value.trim()) || []
  })
  const text = lines.filter((line, at) => !lines.some((other, n) => n > at && other.includes(line)))
  const files = form.getAll('files').filter((one) => one instanceof File && one.size > 0)
  return {
    key,
    at: response.headers.get('x-received-at') ?? new Date().toISOString(),
    text: text.join('\n'),
    files: files as File[],
  }
}

/** Keeps it, again or as it has become. */
export async function putBack({ key, at, text, files }: Received, personId: string): Promise<void> {
  const form = new FormData()
  form.set('text', text)
  for (const file of files) form.append('files', file)
  const headers = { 'x-received-at': at, [own]: personId }
  await (await open()).put(key, new Response(form, { headers }))
}

export async function forget(key: string): Promise<void> {
  await (await open()).delete(key)
}

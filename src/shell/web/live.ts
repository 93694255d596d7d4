import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { noteAnswer, serverAnswers, watchServer } from '#platform/http/reached.ts'
import { refreshAbout } from '#ui/index.ts'

/** What the server says: ids of subjects that changed, or that too many did to be named. */
interface LiveMessage {
  ids?: string[]
  /** A part of something was offered to the reader. */
  offered?: boolean
  all?: boolean
}

const name = 'covenant.live'

/** Milliseconds after a change until notices of it are written: the outbox makes them. */
const noticesFollow = 2_500

/**
 * Keeps what is on the screen fresh. One window of the browser holds the connection (whoever has the
 * lock) and tells the others; when it closes, the next one takes over.
 */
export function useLiveEvents(): void {
  const client = useQueryClient()
  useEffect(() => {
    const channel = new BroadcastChannel(name)
    const stop = new AbortController()
    let notices: ReturnType<typeof setTimeout> | undefined
    const hear = (message: LiveMessage) => {
      if (message.all) void client.invalidateQueries()
      // A new promise may be mine though nothing on the screen names its subject yet.
      else refreshAbout(client, [...(message.ids ?? []), 'commitments'])
      if (message.offered) refreshAbout(client, ['handovers'])
      clearTimeout(notices)
      notices = setTimeout(() => refreshAbout(client, ['notices']), noticesFollow)
    }
    channel.addEventListener('message', (event: MessageEvent<LiveMessage>) => hear(event.data))
    const lead = () =>
      listen(stop.signal, (message) => {
        hear(message)
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
        channel.postMessage(message)
      })
    // By plain HTTP there are no locks: then each window holds a connection of its own.
    const locks: LockManager | undefined = navigator.locks
    const led = locks ? locks.request(name, { signal: stop.signal }, lead) : lead()
    led.catch(() => undefined)
    const unwatch = watchServer(() => {
      if (serverAnswers()) hear({ all: true })
    })
    return () => {
      stop.abort()
      unwatch()
      clearTimeout(notices)
      channel.close()
    }
  }, [client])
}

/** Milliseconds between attempts after the server has refused the stream. */
const pauseAfterRefusal = 30_000

/** Milliseconds a broken stream may take to come back before it is said that the server is not there. */
const untilLost = 6_000

/** Holds the stream until told to stop. The browser reconnects by itself after a lost network. */
function listen(stop: AbortSignal, hear: (message: LiveMessage) => void): Promise<void> {
  return new Promise((done) => {
    let source: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let missed = false
    let lost: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      source = new EventSource('/api/live')
      source.addEventListener('open', () => {
        // What changed while there was no connection is not told afterwards.
        if (missed) hear({ all: true })
        missed = false
        clearTimeout(lost)
        lost = undefined
        noteAnswer(true)
      })
      source.addEventListener('message', ({ data }) => hear(JSON.parse(data) as LiveMessage))
      source.addEventListener('error', () => {
        missed = true
        lost ??= setTimeout(() => noteAnswer(!navigator.onLine), untilLost)
        if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, pauseAfterRefusal)
      })
    }
    open()
    stop.addEventListener('abort', () => {
      clearTimeout(timer)
      clearTimeout(lost)
      source?.close()
      done()
    })
  })
}

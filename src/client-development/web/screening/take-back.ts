import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { undoTime } from '#ui/index.ts'

interface Waiting {
  timer: ReturnType<typeof setTimeout>
  send: () => void
}

/**
 * A lead's road has no way back, so that a decision waits out the time in which it can be taken back,
 * and is sent then; at once when the desk or the window is left.
 */
export function useTakeBack() {
  const waiting = useRef(new Map<string, Waiting>())
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set())
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set())

  const undo = useCallback((id: string): boolean => {
    const one = waiting.current.get(id)
    if (!one) return false
    clearTimeout(one.timer)
    waiting.current.delete(id)
    setHeld((before) => without(before, id))
    return true
  }, [])

  /** `send` resolves with whether it was recorded; what was not comes back. */
  const decide = (id: string, send: () => Promise<boolean>) => {
    const now = async () => {
      clearTimeout(waiting.current.get(id)?.timer)
      waiting.current.delete(id)
      setSent((before) => new Set([...before, id]))
      const recorded = await send()
      setHeld((before) => without(before, id))
      if (!recorded) setSent((before) => without(before, id))
    }
    waiting.current.set(id, {
      timer: setTimeout(() => void now(), undoTime),
      send: () => void now(),
    })
    setHeld((before) => new Set([...before, id]))
  }

  useEffect(() => {
    const all = waiting.current
    const flush = () => {
      for (const one of all.values()) one.send()
    }
    const hidden = () => document.visibilityState === 'hidden' && flush()
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', hidden)
      flush()
    }
  }, [])

  return {
    /** Decided and not recorded yet. */
    held,
    decided: useMemo(() => new Set([...held, ...sent]), [held, sent]),
    decide,
    undo,
  }
}

const without = (all: ReadonlySet<string>, id: string) =>
  new Set([...all].filter((one) => one !== id))

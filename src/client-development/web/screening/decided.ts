import { useEffect, useState } from 'react'

const without = (all: ReadonlySet<string>, gone: (id: string) => boolean) =>
  [...all].some(gone) ? new Set([...all].filter((id) => !gone(id))) : all

/**
 * Leads already decided on this desk: they leave the queue at once, and are forgotten when the list no
 * longer holds them, so that one taken back stands there again.
 */
export function useDecided(listed: { id: string }[] | undefined) {
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set())
  const [recorded, setRecorded] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    if (!listed) return
    const here = new Set(listed.map(({ id }) => id))
    const gone = (id: string) => recorded.has(id) && !here.has(id)
    setDecided((before) => without(before, gone))
    setRecorded((before) => without(before, gone))
  }, [listed, recorded])
  return {
    decided,
    /** `send` resolves with whether it was recorded; what was not comes back. */
    decide: async (id: string, send: () => Promise<boolean>): Promise<boolean> => {
      setDecided((before) => new Set([...before, id]))
      const done = await send()
      if (done) setRecorded((before) => new Set([...before, id]))
      else setDecided((before) => without(before, (one) => one === id))
      return done
    },
    /** It was taken back. */
    comeBack: (id: string) => {
      setDecided((before) => without(before, (one) => one === id))
      setRecorded((before) => without(before, (one) => one === id))
    },
  }
}

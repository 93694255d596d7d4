import { useState } from 'react'

const without = (all: ReadonlySet<string>, id: string) =>
  new Set([...all].filter((one) => one !== id))

/** Leads decided on this desk: they leave its queue at once, and stand there again when taken back. */
export function useDecided() {
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set())
  const comeBack = (id: string) => setDecided((before) => without(before, id))
  return {
    decided,
    /** `send` resolves with whether it was recorded; what was not comes back. */
    decide: async (id: string, send: () => Promise<boolean>): Promise<boolean> => {
      setDecided((before) => new Set([...before, id]))
      const recorded = await send()
      if (!recorded) comeBack(id)
      return recorded
    },
    comeBack,
  }
}

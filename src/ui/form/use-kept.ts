import { useState } from 'react'
import { emptySlot, fillSlot, readSlot, slotOf } from './draft-store.ts'

/** Something unfinished that outlives a reload and a wrong click, until it is sent. */
export function useKept<Value>(key: string) {
  const slot = slotOf(key)
  const [value, setValue] = useState(() => readSlot<Value>(slot))
  return {
    value,
    keep: (next: Value) => {
      fillSlot(slot, next)
      setValue(next)
    },
    forget: () => {
      emptySlot(slot)
      setValue(null)
    },
  }
}

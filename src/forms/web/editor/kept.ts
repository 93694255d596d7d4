import { useState } from 'react'

const slot = (key: string) => `covenant.draft.${key}`

function read<Value>(key: string): Value | null {
  try {
    return JSON.parse(sessionStorage.getItem(slot(key)) ?? 'null') as Value | null
  } catch {
    return null
  }
}

/** Something unfinished that outlives a reload and a wrong click, until it is sent. */
export function useKept<Value>(key: string) {
  const [value, setValue] = useState(() => read<Value>(key))
  return {
    value,
    keep: (next: Value) => {
      sessionStorage.setItem(slot(key), JSON.stringify(next))
      setValue(next)
    },
    forget: () => {
      sessionStorage.removeItem(slot(key))
      setValue(null)
    },
  }
}

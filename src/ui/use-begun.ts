import { useState } from 'react'

/**
 * Whether what is open was begun while it was allowed: it stays in sight, though meanwhile somebody else has done it.
 * @param slot what is open; undefined where nothing is
 */
export function useBegun(slot: string | undefined, may: boolean): boolean {
  const [begunSlot, setBegun] = useState<string>()
  const begun = slot !== undefined && begunSlot === slot
  if (may ? !begun : begunSlot !== undefined && !begun) setBegun(may ? slot : undefined)
  return begun
}

// What is unfinished stays in the window it was written in, and belongs to who wrote it.

const nobody = 'nobody'
let owner = nobody

/** From now on the drafts of this person are found and kept; null: of nobody signed in. */
export function keepDraftsOf(personId: string | null): void {
  owner = personId ?? nobody
}

/** Where the draft of `key` lies for the person at work now. */
export const slotOf = (key: string): string => `covenant.draft.${owner}.${key}`

/** What lies in a slot; null where nothing does. */
export function readSlot<Value>(slot: string): Value | null {
  try {
    return JSON.parse(sessionStorage.getItem(slot) ?? 'null') as Value | null
  } catch {
    return null
  }
}

/** Lays a value down; a window without room keeps what is typed on the page alone. */
export function fillSlot(slot: string, value: unknown): void {
  try {
    sessionStorage.setItem(slot, JSON.stringify(value))
  } catch {
    sessionStorage.removeItem(slot)
  }
}

export const emptySlot = (slot: string): void => sessionStorage.removeItem(slot)

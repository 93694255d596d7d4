import { partsOf } from './normalise.ts'

/** A person's name written in Chinese: the parts that dots separate, and all of it without them. */
export interface PersonName {
  parts: string[]
  whole: string
}

// 先生 and 女士 call somebody, they are no part of the name.
const titles = /(先生|女士|小姐|太太|同志)$/

export function readPerson(name: string): PersonName {
  const parts = partsOf(name)
  const last = parts.length - 1
  const bare = (parts[last] ?? '').replace(titles, '')
  if (bare.length >= 2) parts[last] = bare
  return { parts, whole: parts.join('') }
}

import { learntTimes } from './industries.ts'
import { keysOf } from './keys.ts'
import { matched } from './match.ts'
import { type Prepared, prepared } from './prepared.ts'
import { questionsFor } from './questions.ts'
import type { NameMatch } from './reasons.ts'

interface Filed {
  keys: number[]
  read: Prepared
}

/** The same names are compared at every check; about 20 MB at most. */
const remembered = new Map<string, Filed>()
const rememberedMost = 8_000
let rememberedWith = learntTimes()

function filed(kind: 'person' | 'organisation', name: string): Filed {
  if (rememberedWith !== learntTimes() || remembered.size > rememberedMost) {
    remembered.clear()
    rememberedWith = learntTimes()
  }
  const word = `${kind} ${name}`
  const before = remembered.get(word)
  if (before) return before
  const now = { keys: keysOf(kind, name), read: prepared(kind, name) }
  remembered.set(word, now)
  return now
}

const nobodyCounted = { brand: null, remainder: null }

/**
 * Which of some names may mean one that is asked for: found under the keys by which the register is searched, so that
 * what the search would find is found here. Names that no register has on file, such as those of colleagues.
 */
export function matchesAmong(
  kind: 'person' | 'organisation',
  asked: string,
  names: Iterable<string>,
): Map<string, NameMatch> {
  const list = [...names]
  const found = new Map<string, NameMatch>()
  if (list.length === 0) return found
  const keys = new Set(questionsFor(kind, asked).map((one) => one.key))
  const read = prepared(kind, asked)
  for (const name of list) {
    const one = filed(kind, name)
    if (one.read.bare !== read.bare && !one.keys.some((key) => keys.has(key))) continue
    const match = matched(read, one.read, nobodyCounted)
    if (match) found.set(name, match)
  }
  return found
}

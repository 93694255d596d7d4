import { say } from '#platform/i18n/words.ts'
import type { Taken } from '../../contract.ts'
import { originationWords } from './origination-words.ts'

/** That it is taken: by whom, since and until when. */
export function sayTaken(taken: Taken, sayDay: (at: string) => string): string {
  const names = taken.by.map((one) => one.name).join(say(originationWords, 'mark'))
  const since = sayDay(taken.since)
  if (!taken.until) return say(originationWords, 'line.takenKept', { names, since })
  return say(originationWords, 'line.taken', { names, since, until: sayDay(taken.until) })
}

import type { Week } from '../week/contract.ts'

interface Clause {
  key: string
  values:
    | (Record<string, number> & { spot?: never })
    | { missed: number; most: number; spot: Week['hotspots'][number] }
}

/** From this mean on of 5 clients are called content. */
const content = 3.8
/** A change of the mean worth a word. */
const noticeable = 0.2

/** The week in a sentence or two: what was missed and where, how clients feel, whether more come. */
export function weekSentence({
  promises,
  hotspots,
  satisfaction,
  leads,
}: Pick<Week, 'promises' | 'hotspots' | 'satisfaction' | 'leads'>): Clause[] {
  return [...missedSaid(promises, hotspots), ...contentSaid(satisfaction), ...clientsSaid(leads)]
}

function missedSaid({ kept, missed }: Week['promises'], [spot]: Week['hotspots']): Clause[] {
  if (kept + missed === 0) return []
  if (missed === 0) return [{ key: 'missedNone', values: {} }]
  // One place stands out only where it holds a fair part of what was missed.
  return spot && spot.missed > 1 && spot.missed * 3 >= missed
    ? [{ key: 'missed', values: { missed, most: spot.missed, spot } }]
    : [{ key: 'missedFew', values: { missed } }]
}

function contentSaid({ mean, before }: Week['satisfaction']): Clause[] {
  if (mean === null) return []
  if (before !== null && before - mean >= noticeable) return [{ key: 'lessContent', values: {} }]
  if (mean < content) return [{ key: 'unhappy', values: {} }]
  return [{ key: before === null ? 'content' : 'contentStill', values: {} }]
}

function clientsSaid({ converted, convertedBefore }: Week['leads']): Clause[] {
  if (converted === convertedBefore) return []
  return [{ key: converted > convertedBefore ? 'moreClients' : 'fewerClients', values: {} }]
}

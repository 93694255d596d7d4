import { Icon, type IconName } from './icons.tsx'
import { useSaying, useWords } from './saying.ts'
import { uiWords } from './words.ts'

export type SlaState = 'open' | 'due' | 'overdue' | 'kept' | 'excused' | 'paused'

const day = 24 * 3_600_000

const signs: Record<SlaState, IconName> = {
  open: 'clock',
  due: 'hourglass',
  overdue: 'warning',
  kept: 'kept',
  excused: 'kept',
  paused: 'pause',
}

/**
 * How a promise stands: a sign and words, colour only where it means something. Without `words` it
 * says what is left or when it falls due. `bare` for dense rows and side columns.
 */
export function SlaChip({
  state: given,
  due,
  words,
  bare = false,
}: {
  state: SlaState
  due?: Date | string | null | undefined
  words?: string | undefined
  bare?: boolean
}) {
  const state = useSlaState(given, due)
  const said = useSlaWords(state, due)
  const saying = useSaying()
  const say = useWords(uiWords)
  return (
    <span
      className={`cv-sla is-${state}${bare ? ' is-bare' : ''}`}
      title={due ? saying.exactly(due) : undefined}
    >
      <Icon name={signs[state]} {...(words ? { label: say(`sla.${state}`) } : {})} />
      {words ?? said}
    </span>
  )
}

/** A deadline that passes while one looks at the page turns red by itself. */
export function useSlaState(state: SlaState, due: Date | string | null | undefined): SlaState {
  const { now } = useSaying()
  const runs = state === 'open' || state === 'due'
  return runs && due && new Date(due).getTime() < now.getTime() ? 'overdue' : state
}

/** 还剩45分钟 where it presses today, 今天16:00 where there is time, the day beyond two days. */
export function useSlaWords(state: SlaState, due: Date | string | null | undefined): string {
  const saying = useSaying()
  const say = useWords(uiWords)
  if (!due || state === 'paused' || state === 'kept' || state === 'excused') {
    return say(`sla.${state}`)
  }
  if (state === 'overdue') return saying.left(due)
  const left = new Date(due).getTime() - saying.now.getTime()
  if (state === 'due') return left < day ? saying.left(due) : saying.moment(due, true)
  return left > 0 && left < 2 * 3_600_000 ? saying.left(due) : saying.moment(due)
}

import { Go, Icon, useSaying, useWords } from '#ui/index.ts'
import { charterWords } from './words.ts'

/** How a clause was kept in the last 90 days. */
export interface Standing {
  /** From 0 to 1. */
  rate: number
  /** Promises decided in that time. */
  count: number
  missed: number
  /** What the place of insight is asked for to show the cases. */
  cases: Record<string, string>
}
/** By code of the clause; a clause without promises has none. */
export type Standings = ReadonlyMap<string, Standing>

/** Below these a rate is shown as due and as overdue, as on the map. */
const steps = { due: 0.9, overdue: 0.8 }

const toneOf = (rate: number) =>
  rate < steps.overdue ? 'overdue' : rate < steps.due ? 'due' : undefined

/** The rate in a row of the list. */
export function Rate({ standing }: { standing: Standing | undefined }) {
  const say = useWords(charterWords)
  const saying = useSaying()
  if (!standing) {
    return (
      <span className="cv-quiet" title={say('standing.none')}>
        —
      </span>
    )
  }
  const tone = toneOf(standing.rate)
  return (
    <span
      className={tone && `cv-${tone} ch-rate`}
      title={say('standing.counted', { count: standing.count, missed: standing.missed })}
    >
      {tone && <Icon name="warning" label={say(`standing.${tone}`)} />}
      {saying.rate(standing.rate, 1)}
    </span>
  )
}

/** In the panel of a clause: how it stands, with the way to the cases and to the map. */
export function StandingLine({ standing }: { standing: Standing | undefined }) {
  const say = useWords(charterWords)
  if (!standing) return <p className="cv-meta ch-standing">{say('standing.none')}</p>
  return (
    <p className="ch-standing">
      <b>
        <Rate standing={standing} />
      </b>
      <span className="cv-second">
        {say('standing.counted', { count: standing.count, missed: standing.missed })}
      </span>
      <Go to="/insight" search={standing.cases} className="cv-act">
        {say('standing.cases')}
      </Go>
      <Go to="/insight" className="cv-act">
        {say('standing.map')}
      </Go>
    </p>
  )
}

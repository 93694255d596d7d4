import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Dot } from './parts.tsx'
import { useSaying, useWords } from './saying.ts'
import { type SlaState, useSlaState, useSlaWords } from './sla-chip.tsx'
import { uiWords } from './words.ts'

export interface HeroAct {
  label: string
  onClick: () => void
  busy?: boolean
  icon?: ReactNode
}

export interface Promised {
  /** The clause behind it: D2 初次沟通. */
  clause?: string
  what: string
  why?: ReactNode
  state: SlaState
  due?: Date | string | null
  /** Instead of what is left: 暂停，等客户. */
  left?: string
  /** The one filled button. */
  act?: HeroAct | undefined
  second?: HeroAct | undefined
  /** Links and words after the buttons. */
  more?: ReactNode
  line?: PromiseLine
}

/** From the event that began it to the deadline; `share` of the working time that has passed. */
export interface PromiseLine {
  from: string
  rule?: string
  until: string
  share: number
}

/** The next promise: what, to whom and why, by when, one button. The largest thing on its page. */
export function HeroPromise({ promise, next }: { promise: Promised | null; next?: ReactNode }) {
  const say = useWords(uiWords)
  if (!promise) {
    return (
      <section className="cv-hero is-nothing" aria-label={say('hero.next')}>
        <p className="cv-hero-kick">{say('hero.next')}</p>
        <h2 className="cv-hero-what">{say('hero.nothing')}</h2>
        {next && <p className="cv-hero-why">{next}</p>}
      </section>
    )
  }
  const { act, second } = promise
  return (
    <section className="cv-hero" aria-label={say('hero.next')}>
      <p className="cv-hero-kick">
        {say('hero.next')}
        {promise.clause && <Dot />}
        {promise.clause}
      </p>
      <h2 className="cv-hero-what">{promise.what}</h2>
      {promise.why && <p className="cv-hero-why">{promise.why}</p>}
      <When promise={promise} />
      {(act || second || promise.more) && (
        <div className="cv-hero-do">
          {act && (
            <Button
              type="primary"
              size="large"
              loading={act.busy ?? false}
              icon={act.icon}
              onClick={act.onClick}
            >
              {act.label}
            </Button>
          )}
          {second && (
            <Button
              size="large"
              loading={second.busy ?? false}
              icon={second.icon}
              onClick={second.onClick}
            >
              {second.label}
            </Button>
          )}
          {promise.more}
        </div>
      )}
      {promise.line && <Line line={promise.line} state={promise.state} />}
    </section>
  )
}

function When({ promise: { state: given, due, left } }: { promise: Promised }) {
  const state = useSlaState(given, due)
  const say = useWords(uiWords)
  const saying = useSaying()
  const running = state === 'open' || state === 'due' || state === 'overdue'
  const said = useSlaWords(state, due)
  const words = left ?? (running && due ? saying.left(due) : said)
  return (
    <p className="cv-hero-when">
      <span className={`cv-hero-left cv-${state} is-${state}`}>{words}</span>
      {due && running && (
        <span title={saying.exactly(due)}>
          {say('hero.before', { time: saying.moment(due, true) })}
        </span>
      )}
    </p>
  )
}

function Line({ line, state }: { line: PromiseLine; state: SlaState }) {
  const at = Math.min(1, Math.max(0, line.share)) * 100
  return (
    <div className={`cv-line is-${state}`}>
      <svg aria-hidden="true" width="100%" height="12">
        <rect className="cv-line-track" y="4" width="100%" height="4" rx="2" />
        <rect className="cv-line-done" y="4" width={`${at}%`} height="4" rx="2" />
        <rect className="cv-line-now" x={`${at}%`} width="2" height="12" rx="1" />
      </svg>
      <ol>
        <li>{line.from}</li>
        {line.rule && <li className="cv-desk-only">{line.rule}</li>}
        <li>{line.until}</li>
      </ol>
    </div>
  )
}

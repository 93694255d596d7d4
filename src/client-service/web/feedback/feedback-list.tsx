import type { ReactNode } from 'react'
import {
  Act,
  Dot,
  Icon,
  MenuButton,
  Section,
  useLanguage,
  usePhone,
  useSaying,
  useWords,
} from '#ui/index.ts'
import type { Feedback } from '../../contract.ts'
import { type PageAct, useActPanel } from '../panel/act-panel.tsx'
import { serviceWords } from '../words.ts'
import { feedbackWords } from './words.ts'

/** Feedback on the page of what it is about, each with its next step. */
export function FeedbackList<Thing>({
  rows,
  waiting,
  acts,
  thing,
  register,
}: {
  rows: Feedback[]
  /** They are still on their way. */
  waiting: boolean
  acts: PageAct<Thing>[]
  thing: Thing
  /** The act that registers another. */
  register?: ReactNode
}) {
  const say = useWords(feedbackWords)
  return (
    <Section title={say('list')} count={waiting ? undefined : rows.length} acts={register}>
      {!waiting && rows.length === 0 && <p className="cv-meta">{say('none')}</p>}
      {rows.map((one) => (
        <article key={one.id} className="sv-record" aria-label={say(`kind.${one.kind}`)}>
          <FeedbackText feedback={one} />
          <BesideActs acts={acts} thing={thing} about={one.id} />
        </article>
      ))}
    </Section>
  )
}

export function FeedbackText({ feedback: one }: { feedback: Feedback }) {
  const say = useWords(feedbackWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  return (
    <>
      <p className="sv-record-head">
        <span>
          <b className={one.kind === 'complaint' ? 'cv-overdue' : 'cv-second'}>
            {say(`kind.${one.kind}`)}
          </b>
          <Dot />
          {one.saidBy || say('someone')}
          <Dot />
          {sayService(`way.${one.way}`)}
          <Dot />
          <span title={saying.exactly(one.receivedAt)}>{saying.moment(one.receivedAt)}</span>
          {one.touchesPlan && (
            <>
              <Dot />
              {one.planOutcome ? say(`planOutcome.${one.planOutcome}`) : say('planTouched')}
            </>
          )}
        </span>
        <span>{say(`state.${one.state}`)}</span>
      </p>
      <p className="sv-said">{one.text}</p>
      {one.solution && (
        <p className="sv-said sv-reply">
          {one.complaintOutcome && <b>{say(`complaintOutcome.${one.complaintOutcome}`)} </b>}
          {one.solution}
          {one.resolvedAt && (
            <>
              <br />
              <small className="cv-meta">
                {say('solvedAt', {
                  time: saying.moment(one.resolvedAt),
                  name: one.resolvedBy?.name ?? sayService('system'),
                })}
              </small>
            </>
          )}
        </p>
      )}
      {one.planReason && <p className="sv-said sv-reply">{one.planReason}</p>}
      {one.closingNote && <p className="sv-said sv-reply">{one.closingNote}</p>}
    </>
  )
}

/** The acts that can be done about one record now. */
export function BesideActs<Thing>({
  acts,
  thing,
  about,
}: {
  acts: PageAct<Thing>[]
  thing: Thing
  about: string
}) {
  const panel = useActPanel()
  const phone = usePhone()
  useLanguage()
  const possible = acts.filter((act) => act.beside && act.allowed(thing, about))
  if (possible.length === 0) return null
  const inSight = phone && possible.length > inSightMost ? possible.slice(0, 1) : possible
  const open = (key: string) => panel.open(key, about)
  return (
    <div className="sv-acts">
      {inSight.map((act) => (
        <Act key={act.key} onClick={() => open(act.key)}>
          {act.label()}
        </Act>
      ))}
      {inSight.length < possible.length && (
        <Others acts={possible.slice(inSight.length)} onOpen={open} />
      )}
    </div>
  )
}

/** Acts that stand side by side on a telephone; of more the first only, the others in a menu. */
const inSightMost = 2

function Others<Thing>({
  acts,
  onOpen,
}: {
  acts: PageAct<Thing>[]
  onOpen: (key: string) => void
}) {
  const say = useWords(serviceWords)
  const items = acts.map((act) => ({ key: act.key, label: act.label() }))
  return (
    <MenuButton menu={{ items, onClick: ({ key }) => onOpen(key) }}>
      {(trigger) => (
        <button type="button" className="cv-act" aria-label={say('act.more')} {...trigger}>
          <Icon name="more" />
        </button>
      )}
    </MenuButton>
  )
}

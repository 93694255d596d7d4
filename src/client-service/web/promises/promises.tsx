import type { CommitmentView } from '#charter/commitments/contract.ts'
import { listCommitmentsEndpoint } from '#charter/commitments/contract.ts'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { shareOf, standingOf } from '#charter/web/index.ts'
import {
  Act,
  Dot,
  Go,
  type HeroAct,
  HeroPromise,
  type Promised,
  Row,
  Section,
  SlaChip,
  useLanguage,
  useSaying,
  useWords,
  useRows,
  Dotted,
} from '#ui/index.ts'
import { type PageAct, useActPanel } from '../panel/act-panel.tsx'
import { useMe } from '../reading.ts'
import { serviceWords } from '../words.ts'

/** The act that keeps a promise, and the other lawful way out of it. */
export interface Keeping {
  act: string
  second?: string
}

export interface PromisesOf<Thing> {
  subjectId: string
  thing: Thing
  acts: PageAct<Thing>[]
  /** By code of the clause. */
  keepings: Record<string, Keeping>
  /** What the record a promise is about says: the question asked. */
  detail?: (commitment: CommitmentView) => string | undefined
  /** On the page of a client also what is owed on its engagements; the acts are done on their pages. */
  engagements?: {
    acts: { key: string; label: () => string }[]
    keepings: Record<string, Keeping>
  }
}

/** What is owed on a subject, what presses first. */
function usePromises<Thing>({ subjectId, engagements }: PromisesOf<Thing>) {
  const { rows, hasMore, more } = useRows(listCommitmentsEndpoint, ['commitments'], {
    query: {
      box: 'subject',
      subject: subjectId,
      ...(engagements ? { withEngagements: 'true' } : {}),
    },
  })
  const order = (one: CommitmentView) => ['open', 'paused', 'scheduled'].indexOf(one.status)
  return { promises: rows?.toSorted((one, other) => order(one) - order(other)), hasMore, more }
}

/** The engagement that a promise on the page of a client is owed on. */
const matterOf = <Thing,>({ subjectId }: PromisesOf<Thing>, { subject }: CommitmentView) =>
  subject.id === subjectId ? null : subject

const Matter = ({ id, name }: { id: string; name: string | null }) => (
  <Go to={`/engagements/${id}`}>{name ?? '—'}</Go>
)

/** The next promise of the page with the one act that keeps it. */
export function NextPromise<Thing>(props: PromisesOf<Thing>) {
  const say = useWords(serviceWords)
  const language = useLanguage()
  const saying = useSaying()
  const { promises } = usePromises(props)
  const actOf = useActOf(props)
  if (!promises) return null
  const [next, ...others] = promises
  if (!next) return <HeroPromise promise={null} />
  const title = titleOf(props, language)
  const matter = matterOf(props, next)
  const promise: Promised = {
    clause: next.provision,
    what: title(next),
    why: <Why one={next} matter={matter} />,
    state: standingOf(next),
    due: next.dueAt,
    act: actOf('act', next),
    second: actOf('second', next),
    line: {
      from: say('promise.from', { time: saying.moment(next.opensAt, true) }),
      until: say('promise.until', { time: saying.moment(next.dueAt, true) }),
      share: shareOf(next, saying.now),
    },
  }
  if (others.length > 0) {
    const titles = others
      .slice(0, 3)
      .map(title)
      .join(language === 'en' ? ', ' : '，')
    promise.more = (
      <span className="cv-second">{say('promise.others', { count: others.length, titles })}</span>
    )
  }
  return <HeroPromise promise={promise} />
}

const titleIn = ({ title }: CommitmentView, language: string) =>
  language === 'en' ? title.en : title.zh

/** A title, with what it is about where that is known. */
function titleOf<Thing>({ detail }: PromisesOf<Thing>, language: string) {
  return (one: CommitmentView): string => {
    const title = titleIn(one, language)
    const about = detail?.(one)
    if (!about) return title
    return language === 'en' ? `${title}: ${about}` : `${title}：${about}`
  }
}

function Why({ one, matter }: { one: CommitmentView; matter: CommitmentView['subject'] | null }) {
  const say = useWords(serviceWords)
  const language = useLanguage()
  const owner = { name: one.owner.name, beneficiary: say(`beneficiary.${one.beneficiary}`) }
  return (
    <>
      {language === 'en' ? `${one.duty.en} ` : one.duty.zh}
      {say('promise.owner', owner)}
      {one.escalatedTo && (
        <>
          <Dot />
          {say('promise.escalated', { name: one.escalatedTo.name })}
        </>
      )}
      {one.pauseReason && (
        <>
          <Dot />
          {one.pauseReason}
        </>
      )}
      {matter && (
        <>
          <br />
          <Matter {...matter} />
        </>
      )}
    </>
  )
}

function useActOf<Thing>(props: PromisesOf<Thing>) {
  const { acts, keepings, thing, engagements } = props
  const panel = useActPanel()
  const navigate = useNavigate()
  const me = useMe().data?.personId
  return (which: keyof Keeping, one: CommitmentView): HeroAct | undefined => {
    const about = one.aboutId === one.subject.id ? undefined : one.aboutId
    const matter = matterOf(props, one)
    if (matter) {
      const key = engagements?.keepings[one.clause]?.[which]
      const act = engagements?.acts.find((candidate) => candidate.key === key)
      // Whether others may do it only the page of the engagement knows.
      if (!act || one.owner.id !== me) return undefined
      const search = { act: act.key, ...(about ? { about } : {}) }
      const target = { to: `/engagements/${matter.id}`, search } as never
      return { label: act.label(), onClick: () => void navigate(target) }
    }
    const key = keepings[one.clause]?.[which]
    const act = acts.find((candidate) => candidate.key === key)
    if (!act || !act.allowed(thing, about)) return undefined
    return { label: act.label(), onClick: () => panel.open(act.key, about) }
  }
}

/** Promises that stand on the page at first. */
const few = 10

/** Everything owed on the subject after the next promise, each with its act. */
export function PromiseList<Thing>(props: PromisesOf<Thing>) {
  const say = useWords(serviceWords)
  const language = useLanguage()
  const saying = useSaying()
  const { promises, hasMore, more } = usePromises(props)
  const [all, setAll] = useState(false)
  const actOf = useActOf(props)
  const title = titleOf(props, language)
  const others = promises?.slice(1) ?? []
  if (others.length === 0) return null
  const isCut = !all && others.length > few
  return (
    <Section title={say('promise.section')} count={hasMore ? undefined : others.length}>
      {(isCut ? others.slice(0, few) : others).map((one) => {
        const act = actOf('act', one)
        const matter = matterOf(props, one)
        const rest =
          one.status === 'scheduled'
            ? say('promise.scheduled', { time: saying.moment(one.opensAt) })
            : one.status === 'paused'
              ? say('promise.paused')
              : undefined
        return (
          <Row
            key={one.id}
            lead={
              <SlaChip state={standingOf(one)} due={one.dueAt} {...(rest ? { words: rest } : {})} />
            }
            first={title(one)}
            second={
              <Dotted
                facts={[
                  one.provision,
                  one.owner.name,
                  matter && <Matter key="matter" {...matter} />,
                ]}
              />
            }
            side={act && <Act onClick={act.onClick}>{act.label}</Act>}
          />
        )
      })}
      {(isCut || hasMore) && (
        <p className="sv-more">
          <Act onClick={isCut ? () => setAll(true) : more}>{say('loadMore')}</Act>
        </p>
      )}
    </Section>
  )
}

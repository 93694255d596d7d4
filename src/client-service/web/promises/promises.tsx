import type { CommitmentView } from '#charter/commitments/contract.ts'
import { listCommitmentsEndpoint } from '#charter/commitments/contract.ts'
import { shareOf, standingOf } from '#charter/web/index.ts'
import {
  Act,
  Dot,
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
}

/** What is owed on a subject, what presses first. */
export function usePromises(subjectId: string) {
  const { rows } = useRows(listCommitmentsEndpoint, ['commitments'], {
    query: { box: 'subject', subject: subjectId },
  })
  const order = (one: CommitmentView) => ['open', 'paused', 'scheduled'].indexOf(one.status)
  return rows?.toSorted((one, other) => order(one) - order(other))
}

/** The next promise of the page with the one act that keeps it. */
export function NextPromise<Thing>(props: PromisesOf<Thing>) {
  const say = useWords(serviceWords)
  const language = useLanguage()
  const saying = useSaying()
  const promises = usePromises(props.subjectId)
  const actOf = useActOf(props)
  if (!promises) return null
  const [next, ...others] = promises
  if (!next) return <HeroPromise promise={null} />
  const title = titleOf(props, language)
  const { act, second } = props.keepings[next.clause] ?? {}
  const promise: Promised = {
    clause: next.provision,
    what: title(next),
    why: <Why one={next} />,
    state: standingOf(next),
    due: next.dueAt,
    act: actOf(act, next),
    second: actOf(second, next),
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

function Why({ one }: { one: CommitmentView }) {
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
    </>
  )
}

function useActOf<Thing>({ acts, thing }: PromisesOf<Thing>) {
  const panel = useActPanel()
  return (key: string | undefined, one: CommitmentView): HeroAct | undefined => {
    const act = acts.find((candidate) => candidate.key === key)
    const about = one.aboutId === one.subject.id ? undefined : one.aboutId
    if (!act || !act.allowed(thing, about)) return undefined
    return { label: act.label(), onClick: () => panel.open(act.key, about) }
  }
}

/** Everything owed on the subject after the next promise, each with its act. */
export function PromiseList<Thing>(props: PromisesOf<Thing>) {
  const say = useWords(serviceWords)
  const language = useLanguage()
  const saying = useSaying()
  const promises = usePromises(props.subjectId)
  const actOf = useActOf(props)
  const title = titleOf(props, language)
  const others = promises?.slice(1) ?? []
  if (others.length === 0) return null
  return (
    <Section title={say('promise.section')} count={others.length}>
      {others.map((one) => {
        const act = actOf(props.keepings[one.clause]?.act, one)
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
            second={<Dotted facts={[one.provision, one.owner.name]} />}
            side={act && <Act onClick={act.onClick}>{act.label}</Act>}
          />
        )
      })}
    </Section>
  )
}

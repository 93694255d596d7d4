import type { ReactNode } from 'react'
import { leadWords } from '#client-development/web/index.ts'
import { CheckOfAffair } from '#conflicts/web/index.ts'
import { addressOf } from '#platform/http/client.ts'
import {
  Dot,
  DottedLines,
  Icon,
  Note,
  Row,
  Section,
  useSaying,
  useWords,
  Dotted,
  Terms,
} from '#ui/index.ts'
import { downloadFileEndpoint, type Engagement } from '../../contract.ts'
import { BesideActs } from '../feedback/feedback-list.tsx'
import { historyWords } from '../history/words.ts'
import { useCameBy } from '../panel/came-by.tsx'
import { serviceWords } from '../words.ts'
import { engagementActs } from './acts.tsx'
import { EngagementAnswers } from './answers.tsx'
import { noonOf } from './days.ts'
import { SectionAct } from './progress-tab.tsx'
import type { EngagementView } from './view.ts'
import { engagementWords } from './words.ts'

const partyActs = engagementActs.filter(({ key }) => key === 'removeParty')

/** The contract, who stands on which side, who works on it, what was done in its life. */
export function ContractTab({ view }: { view: EngagementView }) {
  const { engagement } = view
  return (
    <>
      <Contract engagement={engagement} view={view} />
      <EngagementAnswers view={view} />
      <Parties view={view} />
      <Lawyers view={view} />
      <Acts engagement={engagement} />
    </>
  )
}

function Contract({ engagement: one, view }: { engagement: Engagement; view: EngagementView }) {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  const day = (value: string | null) => (value ? saying.day(noonOf(value)) : say('contract.open'))
  const cameBy = useCameBy(one.cameBy)
  const lines: [string, ReactNode][] = [
    [say('field.kind'), one.kind && sayService(`engagementKind.${one.kind}`)],
    [say('field.scope'), one.scope],
    [say('field.feeKind'), one.feeKind && sayService(`feeKind.${one.feeKind}`)],
    [say('contract.fee'), one.feeAmount && saying.money(one.feeAmount)],
    [say('field.feeTerms'), one.feeTerms],
    [
      say('field.claimKinds'),
      one.claimKinds.length > 0 && (
        <DottedLines facts={one.claimKinds.map((kind) => sayLead(`claimKind.${kind}`))} />
      ),
    ],
    [say('contract.amount'), one.amountInDispute && saying.money(one.amountInDispute)],
    [
      say('fact.term'),
      (one.termFrom || one.termTo) &&
        say(
          one.termTo ? (one.termFrom ? 'contract.term' : 'contract.termTo') : 'contract.termFrom',
          {
            from: day(one.termFrom),
            to: day(one.termTo),
          },
        ),
    ],
    [say('field.signedOn'), one.signedOn && day(one.signedOn)],
    [say('contract.disclosed'), saidWhen(one.termsDisclosedAt)],
    [say('contract.fees'), saidWhen(one.feesConfirmedAt)],
    [
      say('field.signedFile'),
      one.signedFileId && (
        <a href={addressOf(downloadFileEndpoint, { params: { id: one.signedFileId } })}>
          <Icon name="download" /> {say('contract.signedCopy')}
        </a>
      ),
    ],
    ...cameBy,
  ]
  function saidWhen(at: string | null) {
    return at ? saying.moment(at, true) : say('contract.notYet')
  }
  if (!one.signedOn) {
    return (
      <Section title={say('contract.title')} acts={<SectionAct act="signContract" view={view} />}>
        <p className="cv-second">{say('contract.unsigned')}</p>
      </Section>
    )
  }
  return (
    <Section title={say('contract.title')}>
      <Terms terms={lines} />
    </Section>
  )
}

function Parties({ view }: { view: EngagementView }) {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  const { id, stage, parties, conflict } = view.engagement
  const before = stage === 'opened' || stage === 'signed'
  return (
    <Section
      title={say('contract.parties')}
      count={parties.length}
      acts={<SectionAct act="addParty" view={view} />}
    >
      {/* What was accepted before it came here is not told to wait for a decision. */}
      {!conflict.stale && !conflict.decidedAt && !before && (
        <p className="cv-meta">{say('conflictBefore')}</p>
      )}
      {(conflict.stale || (!conflict.decidedAt && before)) && (
        <Note tone="due" acts={<SectionAct act="decideEngagementConflict" view={view} />}>
          {say(conflict.stale ? 'conflictStale' : 'conflictMissing')}
        </Note>
      )}
      {parties.length === 0 && <p className="cv-meta">{say('contract.noParties')}</p>}
      {parties.map((one) => (
        <Row
          key={one.id}
          first={one.name}
          second={<Dotted facts={[sayService(`partyRole.${one.role}`), one.note]} />}
          side={<BesideActs acts={partyActs} thing={view} about={one.id} />}
        />
      ))}
      {conflict.decidedAt && conflict.outcome && !conflict.stale && (
        <p className="cv-meta">
          {say('contract.conflict')} {sayService(`conflict.${conflict.outcome}`)}
          <Dot />
          {say('contract.decided', { time: saying.moment(conflict.decidedAt, true) })}
        </p>
      )}
      <CheckOfAffair id={id} />
    </Section>
  )
}

function Lawyers({ view }: { view: EngagementView }) {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  return (
    <Section title={say('contract.lawyers')} acts={<SectionAct act="setLawyers" view={view} />}>
      {view.engagement.lawyers.map((one) => (
        <Row
          key={`${one.id} ${one.part}`}
          first={one.name}
          second={sayService(`part.${one.part}`)}
          side={
            <span className="cv-second">
              {one.share ? `${Number(one.share)}%` : say('contract.noShare')}
            </span>
          }
        />
      ))}
    </Section>
  )
}

const happened: Record<Engagement['acts'][number]['act'], string> = {
  contract: 'contract_signed',
  terms_disclosure: 'terms_disclosed',
  fees_confirmation: 'fees_confirmed',
  start: 'started',
  suspension: 'suspended',
  resumption: 'resumed',
  closing: 'closed',
  ending: 'ended',
  ending_confirmation: 'ending_confirmed',
  quality_review: 'quality_reviewed',
  archive: 'archived',
}
const told = ['what', 'note', 'reason', 'summary', 'findings', 'place'] as const

function Acts({ engagement }: { engagement: Engagement }) {
  const say = useWords(engagementWords)
  const sayHistory = useWords(historyWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  if (engagement.acts.length === 0) return null
  return (
    <Section title={say('contract.acts')}>
      {engagement.acts.map(({ id, act, details, by, at }) => {
        const { way, outcome, ground } = details as Record<string, 'call'>
        const values = {
          ...details,
          number: engagement.number,
          way: way && sayService(`way.${way}`),
          outcome: outcome && sayService(`outcome.${outcome}` as never),
          ground: ground && sayService(`ground.${ground}` as never),
        }
        const words = told.map((key) => details[key]).filter((text) => text)
        return (
          <article key={id} className="sv-record">
            <p className="sv-record-head">
              <span>
                {by?.name}
                <Dot />
                {saying.moment(at, true)}
                <Dot />
                {sayHistory(`did.engagement.${happened[act]}` as never, values)}
              </span>
            </p>
            {words.length > 0 && <p className="sv-said">{words.join('\n')}</p>}
          </article>
        )
      })}
    </Section>
  )
}

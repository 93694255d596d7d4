import { Act, Dot, Icon, Section, useSaying, useWords, Terms } from '#ui/index.ts'
import type { LeadView } from '../../contract.ts'
import { noonOf } from '../acts/days.ts'
import { useActPanel } from '../panel/act-panel.tsx'
import { leadWords } from '../words.ts'
import { FeesLine, Milestones } from './plan.tsx'
import { pageWords } from './words.ts'

type Proposal = LeadView['proposals'][number]

/** Versions of plan and fees, the one on the table first, with what the lead said of each. */
export function Proposals({ lead }: { lead: LeadView }) {
  const say = useWords(pageWords)
  const panel = useActPanel()
  const mayOffer = lead.abilities.offerProposal === true && lead.assessments[0]?.worthTaking
  if (lead.proposals.length === 0 && !mayOffer) return null
  return (
    <Section
      title={say('proposals.title')}
      acts={
        mayOffer && (
          <Act onClick={() => panel.open('offerProposal')}>
            {say(lead.proposals.length > 0 ? 'proposals.again' : 'proposals.offer')}
          </Act>
        )
      }
    >
      {lead.proposals.length === 0 && <p className="cv-meta">{say('proposals.none')}</p>}
      {lead.proposals.map((one) => (
        <Version key={one.id} proposal={one} lead={lead} />
      ))}
    </Section>
  )
}

function Version({ proposal: one, lead }: { proposal: Proposal; lead: LeadView }) {
  const say = useWords(pageWords)
  const saying = useSaying()
  return (
    <details className="ld-record" open={one.current}>
      <summary>
        <b>{say('proposals.number', { number: one.number })}</b>
        {one.current && (
          <>
            <Dot />
            {say('proposals.current')}
          </>
        )}
        <Dot />
        <span className="cv-meta">
          {one.offeredBy?.name} {saying.moment(one.offeredAt, true)}
        </span>
      </summary>
      <FeesLine fees={one.fees} />
      <Terms
        terms={[
          [say('proposals.plan'), one.plan],
          [say('proposals.scope'), one.scope],
          [say('proposals.validUntil'), saying.day(noonOf(one.validUntil))],
        ]}
      />
      <Milestones milestones={one.milestones} />
      {one.note && <p className="cv-second ld-said">{one.note}</p>}
      {(['plan', 'fees'] as const).map((about) => (
        <Said key={about} proposal={one} about={about} lead={lead} />
      ))}
    </details>
  )
}

/** What the lead said of the plan or of the fees, the latest first. */
function Said({
  proposal,
  about,
  lead,
}: {
  proposal: Proposal
  about: 'plan' | 'fees'
  lead: LeadView
}) {
  const say = useWords(pageWords)
  const sayLead = useWords(leadWords)
  const panel = useActPanel()
  const content = about === 'plan' ? proposal.planContent : proposal.feesContent
  const told = proposal.contentment.filter((one) => one.about === about)
  const mayRecord = proposal.current && lead.abilities.recordContentment === true
  const state = content === null ? 'notAsked' : content ? 'content' : 'doubt'
  return (
    <section className="ld-about" aria-label={sayLead(`about.${about}`)}>
      <p>
        <b>{sayLead(`about.${about}`)}</b>{' '}
        <span className={content ? 'cv-kept' : content === false ? 'cv-due' : 'cv-quiet'}>
          <Icon name={content ? 'kept' : content === false ? 'chat' : 'clock'} />{' '}
          {say(`proposals.${state}`)}
        </span>
        {mayRecord && (
          <Act onClick={() => panel.open('recordContentment', about)}>
            {say(`proposals.record.${about}`)}
          </Act>
        )}
      </p>
      {told.map((one) => (
        <Saying key={one.id} said={one} lead={lead} />
      ))}
    </section>
  )
}

function Saying({ said, lead }: { said: Proposal['contentment'][number]; lead: LeadView }) {
  const say = useWords(pageWords)
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  const panel = useActPanel()
  return (
    <div className="ld-saying">
      <p>
        {said.saidBy}
        <Dot />
        {sayLead(`way.${said.way}`)}
        <Dot />
        {said.content ? say('proposals.content') : said.doubt}
        <span className="cv-meta ld-when">
          {said.recordedBy?.name} {saying.moment(said.recordedAt, true)}
        </span>
      </p>
      {said.answer && (
        <p className="cv-second ld-said">
          {say('proposals.answered', { name: said.answeredBy?.name ?? '', answer: said.answer })}
        </p>
      )}
      {!said.content && said.answer === null && lead.abilities.answerDoubt === true && (
        <Act onClick={() => panel.open('answerDoubt', said.id)}>{say('proposals.answer')}</Act>
      )}
    </div>
  )
}

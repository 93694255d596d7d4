import { AnswerList } from '#forms/web/index.ts'
import { Act, Dot, Section, useSaying, useWords, Terms } from '#ui/index.ts'
import type { LeadView } from '../../contract.ts'
import { useActPanel } from '../panel/act-panel.tsx'
import { leadWords } from '../words.ts'
import { FeesLine, Milestones } from './plan.tsx'
import { pageWords } from './words.ts'

/** What lawyers think of the need, the latest first. */
export function Assessments({ lead }: { lead: LeadView }) {
  const say = useWords(pageWords)
  const panel = useActPanel()
  const mayAssess = lead.abilities.assessNeeds === true
  if (lead.assessments.length === 0 && !mayAssess) return null
  return (
    <Section
      title={say('assessments.title')}
      acts={
        mayAssess && (
          <Act onClick={() => panel.open('assessNeeds')}>
            {say(lead.assessments.length > 0 ? 'assessments.again' : 'assessments.assess')}
          </Act>
        )
      }
    >
      {lead.assessments.length === 0 && <p className="cv-meta">{say('assessments.none')}</p>}
      {lead.assessments.map((one, index) => (
        <Assessment key={one.id} assessment={one} open={index === 0} />
      ))}
    </Section>
  )
}

const parts = ['facts', 'legalBasis', 'risks', 'prospects', 'advice', 'plan'] as const

function Assessment({
  assessment: one,
  open,
}: {
  assessment: LeadView['assessments'][number]
  open: boolean
}) {
  const say = useWords(pageWords)
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  return (
    <details className="ld-record" open={open}>
      <summary>
        <b>{say(one.worthTaking ? 'assessments.worth' : 'assessments.notWorth')}</b>
        <Dot />
        <span className="cv-meta">
          {one.assessedBy?.name} {saying.moment(one.assessedAt, true)}
        </span>
      </summary>
      <Terms
        terms={[
          ...parts.map((part) => [say(`assessments.${part}`), one[part]] as const),
          [say('assessments.missingDocuments'), one.missingDocuments.join(sayLead('listMark'))],
        ]}
      />
      <AnswerList sheets={one.answers} />
      <Milestones milestones={one.milestones} />
      {one.feeEstimate && <FeesLine fees={one.feeEstimate} />}
    </details>
  )
}

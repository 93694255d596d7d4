import { type ListColumn, SlaChip, useSaying, useWords } from '#ui/index.ts'
import type { LeadCard } from '../../contract.ts'
import { noonOf } from '../acts/days.ts'
import { standing } from '../lead/promises.tsx'
import { useMyPromises } from '../reading.ts'
import { leadWords } from '../words.ts'
import { listWords } from './words.ts'

/** Columns of the table; on the telephone the parts of a block. */
export function useLeadColumns(): ListColumn<LeadCard>[] {
  const say = useWords(listWords)
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  return [
    {
      key: 'name',
      title: say('column.name'),
      phone: 'title',
      render: (lead) => (
        <>
          <b className="cv-strong">{lead.organisation ?? lead.name}</b>{' '}
          <span className="cv-quiet">{besideName(lead)}</span>
        </>
      ),
    },
    {
      key: 'stage',
      title: say('column.stage'),
      width: 116,
      phone: 'meta',
      render: (lead) => sayLead(`stage.${lead.stage}`),
    },
    {
      key: 'promise',
      title: say('column.promise'),
      width: 176,
      phone: 'side',
      render: (lead) => <NextOf lead={lead} />,
    },
    {
      key: 'specialist',
      title: say('column.specialist'),
      width: 84,
      phone: 'meta',
      render: (lead) => lead.specialist?.name ?? <span className="cv-quiet">{say('noOwner')}</span>,
    },
    {
      key: 'channel',
      title: say('column.channel'),
      width: 124,
      phone: 'meta',
      render: (lead) => lead.campaign?.name ?? lead.channel?.name ?? '',
    },
    {
      key: 'amount',
      title: say('column.amount'),
      width: 104,
      figure: true,
      render: (lead) =>
        lead.estimatedAmount === null ? (
          <span className="cv-quiet">{sayLead('unknownAmount')}</span>
        ) : (
          saying.number(Math.round(Number(lead.estimatedAmount) / 1000) / 10, 1)
        ),
    },
    {
      key: 'received',
      title: say('column.received'),
      width: 108,
      render: (lead) => (
        <span title={saying.exactly(lead.createdAt)}>{saying.moment(lead.createdAt)}</span>
      ),
    },
  ]
}

/** The person at the organisation. */
const besideName = (lead: LeadCard): string =>
  lead.contactName ?? (lead.organisation && lead.organisation !== lead.name ? lead.name : '')

/** What I owe them; else that they rest, or the step agreed. */
export function NextOf({ lead, bare = true }: { lead: LeadCard; bare?: boolean }) {
  const say = useWords(listWords)
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  const promise = useMyPromises().get(lead.id)
  if (lead.snoozedUntil) {
    const words = sayLead('snoozedUntil', { day: saying.day(noonOf(lead.snoozedUntil)) })
    return <SlaChip bare={bare} state="paused" words={words} />
  }
  if (promise) return <SlaChip bare={bare} state={standing(promise)} due={promise.dueAt} />
  if (!lead.nextStep) return null
  const day = lead.nextStepOn ? saying.day(noonOf(lead.nextStepOn)) : null
  return (
    <span className="cv-second ld-next" title={lead.nextStep}>
      {day ? say('nextStep', { step: lead.nextStep, day }) : lead.nextStep}
    </span>
  )
}

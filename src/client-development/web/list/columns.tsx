import { useMemo } from 'react'
import type { CommitmentView } from '#charter/commitments/contract.ts'
import { standingOf } from '#charter/web/index.ts'
import { sayPhone } from '#platform/i18n/format.ts'
import { type ListColumn, SlaChip, useSaying, useWords } from '#ui/index.ts'
import type { LeadCard } from '../../contract.ts'
import { noonOf } from '../acts/days.ts'
import { leadWords } from '../words.ts'
import { listWords } from './words.ts'

export type Promises = Map<string, CommitmentView>

/** Columns of the table; on the telephone the parts of a block. Keys are those of the export. */
export function useLeadColumns(promises: Promises): ListColumn<LeadCard>[] {
  const says = useSays()
  const { language, now } = says.saying
  return useMemo(
    () => [...usualColumns(says, promises), ...furtherColumns(says)],
    // What is said is new with the language and with every half minute.
    // oxlint-disable-next-line react/exhaustive-deps
    [promises, language, now],
  )
}

function useSays() {
  return { say: useWords(listWords), sayLead: useWords(leadWords), saying: useSaying() }
}
type Says = ReturnType<typeof useSays>

const usualColumns = (
  { say, sayLead, saying }: Says,
  promises: Promises,
): ListColumn<LeadCard>[] => [
  {
    key: 'name',
    title: say('column.name'),
    phone: 'title',
    sort: { key: 'name', usually: 'asc' },
    exported: ['name', 'organisation', 'contact'],
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
    width: 108,
    phone: 'meta',
    render: (lead) => sayLead(`stage.${lead.stage}`),
  },
  {
    key: 'promise',
    exported: ['promise', 'promiseName'],
    title: say('column.promise'),
    width: 184,
    phone: 'side',
    sort: { key: 'due', usually: 'asc' },
    render: (lead) => <NextOf lead={lead} promise={promises.get(lead.id)} />,
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
    exported: ['channel', 'campaign'],
    render: (lead) => lead.campaign?.name ?? (lead.channel && saying.name(lead.channel)),
  },
  {
    key: 'amount',
    title: say('column.amount'),
    width: 104,
    figure: true,
    sort: { key: 'amount', usually: 'desc' },
    render: (lead) =>
      lead.estimatedAmount === null ? (
        <span className="cv-quiet">{sayLead('unknownAmount')}</span>
      ) : (
        saying.number(Math.round(Number(lead.estimatedAmount) / 1000) / 10, 1)
      ),
  },
  {
    key: 'registered',
    title: say('column.received'),
    width: 124,
    sort: { key: 'newest', usually: 'desc' },
    render: (lead) => (
      <span title={saying.exactly(lead.createdAt)}>{saying.moment(lead.createdAt)}</span>
    ),
  },
]

/** What the table shows when somebody asks for it. */
const furtherColumns = ({ say, sayLead, saying }: Says): ListColumn<LeadCard>[] => {
  const text = (
    key: string,
    title: string,
    width: number,
    of: (lead: LeadCard) => string | null | undefined,
  ): ListColumn<LeadCard> => ({
    key,
    title,
    width,
    optional: true,
    render: (lead) => of(lead) ?? '',
  })
  return [
    text('phone', sayLead('field.phone'), 128, (lead) => lead.phone && sayPhone(lead.phone)),
    text(
      'department',
      sayLead('part.department'),
      112,
      (lead) => lead.department && saying.name(lead.department),
    ),
    text('assessor', sayLead('part.assessor'), 84, (lead) => lead.assessor?.name),
    text(
      'area',
      sayLead('field.practiceArea'),
      92,
      (lead) => lead.practiceArea && sayLead(`practiceArea.${lead.practiceArea}`),
    ),
    text('urgency', sayLead('field.urgency'), 84, (lead) => sayLead(`urgency.${lead.urgency}`)),
    text('region', sayLead('field.region'), 96, (lead) => lead.region),
    text(
      'referrer',
      sayLead('field.referrerName'),
      112,
      (lead) => lead.referrerClient?.name ?? lead.referrerName,
    ),
    text('need', sayLead('field.need'), 260, (lead) => lead.need),
    text('nextStep', sayLead('field.nextStep'), 160, (lead) => lead.nextStep),
    {
      ...text('received', sayLead('field.receivedOn'), 96, (lead) =>
        saying.day(noonOf(lead.receivedOn)),
      ),
      sort: { key: 'received_on', usually: 'desc' },
    },
    {
      ...text('activity', say('sort.last_activity'), 104, (lead) =>
        saying.moment(lead.lastActivityAt),
      ),
      sort: { key: 'last_activity', usually: 'desc' },
    },
  ]
}

/** Whom one talks to, where it is not who is named already. */
export const besideName = (lead: Pick<LeadCard, 'name' | 'organisation' | 'contactName'>): string =>
  [lead.contactName, lead.name].find((one) => one && one !== (lead.organisation ?? lead.name)) ?? ''

/** What is owed to them next; else that they rest, are clients, or the step agreed. */
export function NextOf({
  lead,
  promise,
  bare = true,
}: {
  lead: LeadCard
  promise: CommitmentView | undefined
  bare?: boolean
}) {
  const say = useWords(listWords)
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  if (lead.snoozedUntil) {
    const words = sayLead('snoozedUntil', { day: saying.day(noonOf(lead.snoozedUntil)) })
    return <SlaChip bare={bare} state="paused" words={words} />
  }
  if (lead.stage === 'converted') {
    const words = say('signed', { day: saying.day(lead.lastActivityAt) })
    return <SlaChip bare={bare} state="kept" words={words} />
  }
  if (promise) return <SlaChip bare={bare} state={standingOf(promise)} due={promise.dueAt} />
  // The promise itself is still on its way; when it falls due is known.
  if (lead.nextDueAt) return <SlaChip bare={bare} state="open" due={lead.nextDueAt} />
  if (!lead.nextStep) return null
  const day = lead.nextStepOn ? saying.day(noonOf(lead.nextStepOn)) : null
  return (
    <span className="cv-second ld-next" title={lead.nextStep}>
      {day ? say('nextStep', { step: lead.nextStep, day }) : lead.nextStep}
    </span>
  )
}

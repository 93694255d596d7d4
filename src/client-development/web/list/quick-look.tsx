import { standingOf } from '#charter/web/index.ts'
import { Button } from 'antd'
import { Dot, Go, SlaChip, Trouble, useLanguage, useWords, Waiting, useThing } from '#ui/index.ts'
import { readLead } from '../../contract.ts'
import { leadActs } from '../acts/acts.ts'
import { LeadFacts } from '../lead/facts.tsx'
import { History } from '../lead/history.tsx'
import { keepingAct, useLeadPromises } from '../lead/promises.tsx'
import { ActMenu, ActPanels, useActPanel } from '../panel/act-panel.tsx'
import { useMe } from '../reading.ts'
import { besideName } from './columns.tsx'
import { leadWords } from '../words.ts'

/** A lead beside the list: what is owed, what they want, how to reach them, what happened, and every act. */
export function QuickLook({ id }: { id: string }) {
  const sayLead = useWords(leadWords)
  const { data: lead, error, refetch } = useThing(readLead, [id], { params: { id } })
  if (error && !lead) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!lead || lead.id !== id) return <Waiting />
  const contact = besideName(lead)
  return (
    <div className="ld-look">
      <div className="ld-look-head">
        <h2 className="cv-look-name">
          <Go to={`/leads/${id}`}>{lead.organisation ?? lead.name}</Go>
        </h2>
        <ActMenu acts={leadActs} thing={lead} />
      </div>
      <p className="cv-second cv-dense">
        {contact}
        {contact && <Dot />}
        {sayLead(`stage.${lead.stage}`)}
        {lead.specialist && (
          <>
            <Dot />
            {lead.specialist.name}
          </>
        )}
      </p>
      <Owed lead={lead} />
      <LeadFacts lead={lead} />
      <History id={id} few={5} />
      <ActPanels acts={leadActs} thing={lead} />
    </div>
  )
}

/** What falls due first, as the list says it; what the viewer owes, where that is another; the act that keeps it. */
function Owed({ lead }: { lead: Parameters<typeof keepingAct>[0] }) {
  const language = useLanguage()
  const panel = useActPanel()
  const me = useMe()
  const promises = useLeadPromises(lead, me?.personId) ?? []
  const [first] = promises.filter((one) => one.status !== 'paused').toSorted(byDue)
  const mine = promises.find((one) => keepingAct(lead, one))
  const shown = [...new Set([first ?? promises[0], mine])].filter((one) => one !== undefined)
  if (shown.length === 0) return null
  const act = mine && keepingAct(lead, mine)
  return (
    <div className="ld-look-owed">
      {shown.map((one) => (
        <p key={one.id}>
          <span>
            <b>{language === 'en' ? one.title.en : one.title.zh}</b>{' '}
            {one.owner.id !== me?.personId && <span className="cv-second">{one.owner.name}</span>}
          </span>
          <SlaChip state={standingOf(one)} due={one.dueAt} />
        </p>
      ))}
      {act && (
        <Button type="primary" block onClick={() => panel.open(act.key)}>
          {act.label(lead)}
        </Button>
      )}
    </div>
  )
}

const byDue = (one: { dueAt: string }, other: { dueAt: string }) =>
  one.dueAt.localeCompare(other.dueAt)

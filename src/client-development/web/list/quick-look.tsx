import { Button } from 'antd'
import { Dot, Go, SlaChip, Trouble, useLanguage, useWords, Waiting } from '#ui/index.ts'
import { readLead } from '../../contract.ts'
import { leadActs } from '../acts/acts.ts'
import { LeadFacts } from '../lead/facts.tsx'
import { keepingAct, standing, useLeadPromises } from '../lead/promises.tsx'
import { ActMenu, ActPanels, useActPanel } from '../panel/act-panel.tsx'
import { useMe, useThing } from '../reading.ts'
import { leadWords } from '../words.ts'
import { listWords } from './words.ts'

/** A lead beside the list: what is owed, what they want, how to reach them, and every act. */
export function QuickLook({ id }: { id: string }) {
  const say = useWords(listWords)
  const sayLead = useWords(leadWords)
  const { data: lead, error, refetch } = useThing(readLead, [id], { params: { id } })
  if (error && !lead) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!lead || lead.id !== id) return <Waiting />
  const contact = lead.contactName ?? (lead.organisation ? lead.name : null)
  return (
    <div className="ld-look">
      <h2 className="ld-look-name">
        <Go to={`/leads/${id}`}>{lead.organisation ?? lead.name}</Go>
      </h2>
      <p className="cv-second cv-dense">
        {contact}
        {contact && <Dot />}
        {sayLead(`stage.${lead.stage}`)}
      </p>
      <Owed lead={lead} />
      <p className="ld-look-acts">
        <Go to={`/leads/${id}`} className="cv-act">
          {say('openPage')}
        </Go>
        <ActMenu acts={leadActs} thing={lead} />
      </p>
      <LeadFacts lead={lead} />
      <ActPanels acts={leadActs} thing={lead} />
    </div>
  )
}

/** What is owed next, and the act that keeps it. */
function Owed({ lead }: { lead: Parameters<typeof keepingAct>[0] }) {
  const language = useLanguage()
  const panel = useActPanel()
  const me = useMe()
  const [next] = useLeadPromises(lead, me?.personId) ?? []
  if (!next) return null
  const act = keepingAct(lead, next)
  return (
    <div className="ld-look-owed">
      <p>
        <b>{language === 'en' ? next.title.en : next.title.zh}</b>
        <SlaChip state={standing(next)} due={next.dueAt} />
      </p>
      {act && (
        <Button type="primary" block onClick={() => panel.open(act.key)}>
          {act.label()}
        </Button>
      )}
      {!act && <p className="cv-second">{next.owner.name}</p>}
    </div>
  )
}

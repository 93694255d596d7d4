import { Go, Row, Section, everything, useSaying, useWords, useRows } from '#ui/index.ts'
import { listLeads } from '../../contract.ts'
import { noonOf } from '../acts/days.ts'
import { useMe } from '../reading.ts'
import { leadWords } from '../words.ts'
import { pageWords } from './words.ts'

/** Leads shown before the list is gone to. */
const shown = 5

/** Whom a client sent to the firm; nothing where it sent nobody. */
export function ReferredLeads({ clientId }: { clientId: string }) {
  const say = useWords(pageWords)
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  const mayRead = useMe()?.rights.includes('readLeads') ?? false
  const { rows } = useRows(
    listLeads,
    ['leads'],
    { query: { referrer: clientId, limit: shown + 1 } },
    { enabled: mayRead },
  )
  if (!rows || rows.length === 0) return null
  return (
    <Section
      title={say('referred.title')}
      acts={
        rows.length > shown && (
          <Go to="/leads" search={{ referrer: clientId, stage: everything }}>
            {say('referred.all')}
          </Go>
        )
      }
    >
      {rows.slice(0, shown).map((lead) => (
        <Row
          key={lead.id}
          first={<Go to={`/leads/${lead.id}`}>{lead.organisation ?? lead.name}</Go>}
          second={saying.day(noonOf(lead.receivedOn))}
          side={<span className="cv-second">{sayLead(`stage.${lead.stage}`)}</span>}
        />
      ))}
    </Section>
  )
}

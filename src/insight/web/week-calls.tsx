import { Go, Icon, Section, useWords } from '#ui/index.ts'
import type { Week } from '../week/contract.ts'
import { useInsightSaying } from './saying.ts'
import { weekWords } from './week-words.ts'

type Call = Week['calls'][number]

/** Clients worth a call of the reader's own: who, why, and the number to press. */
export function WeekCalls({ calls }: { calls: Call[] }) {
  const say = useWords(weekWords)
  return (
    <Section title={say('calls')}>
      {calls.length === 0 && <p className="cv-second">{say('callsNone')}</p>}
      {calls.map((call) => (
        <CallLine key={call.client.id} call={call} />
      ))}
    </Section>
  )
}

function CallLine({ call: { client, contact, ...call } }: { call: Call }) {
  const say = useWords(weekWords)
  const why = useWhy()
  // A person is their own contact.
  const who =
    contact && contact.name !== client.name
      ? say('callWho', { contact: contact.name, client: client.name })
      : client.name
  return (
    <div className="wk-line">
      <span>
        <Go to={`/clients/${client.id}`}>{who}</Go>
      </span>
      {contact?.phone && (
        <a
          className="wk-phone"
          href={`tel:${contact.phone}`}
          aria-label={say('call', { name: contact.name })}
        >
          <Icon name="phone" />
        </a>
      )}
      <small>{why(call)}</small>
    </div>
  )
}

function useWhy() {
  const say = useWords(weekWords)
  const saying = useInsightSaying()
  return ({ reason, since, satisfaction, nps, sent, title }: Omit<Call, 'client' | 'contact'>) => {
    const values = {
      since: saying.day(since),
      sent,
      stars: satisfaction,
      nps,
      title: title ? saying.title(title) : '',
    }
    const byScore = satisfaction !== null && (satisfaction <= 2 || nps === null)
    return say(`why.${reason === 'unhappy' && !byScore ? 'unwilling' : reason}`, values)
  }
}

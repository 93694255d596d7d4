import { sayDepartment } from '#organisation/departments/contract.ts'
import { useState } from 'react'
import { Act, Row, Section, useSaying, useWords, useThing, Dotted } from '#ui/index.ts'
import { listAcquaintancesEndpoint } from '../contract.ts'
import { relationshipWords } from './relationship-words.ts'

/** People shown before one asks for the others. */
const inSight = 5

/** Who of the firm knows the client: how often they met and when last, the strongest first. */
export function AcquaintancesSection({ clientId }: { clientId: string }) {
  const say = useWords(relationshipWords)
  const saying = useSaying()
  const [all, setAll] = useState(false)
  const { data } = useThing(listAcquaintancesEndpoint, ['care', 'visits'], {
    params: { id: clientId },
  })
  if (!data) return null
  const { items } = data
  return (
    <Section title={say('people')} count={items.length}>
      {items.length === 0 && <p className="cv-meta">{say('peopleNone')}</p>}
      {items.slice(0, all ? items.length : inSight).map((one) => (
        <Row
          key={one.person.id}
          first={one.person.name}
          second={
            <Dotted
              facts={[
                sayDepartment(one, saying.language),
                say('contacts', { count: one.contacts, day: saying.day(one.lastAt) }),
              ]}
            />
          }
          side={<span className="cv-second">{say(`closeness.${closenessOf(one.strength)}`)}</span>}
        />
      ))}
      {!all && items.length > inSight && (
        <Act onClick={() => setAll(true)}>{say('more', { count: items.length - inSight })}</Act>
      )}
    </Section>
  )
}

const closenessOf = (strength: number) =>
  strength >= 4 ? 'close' : strength >= 1 ? 'familiar' : 'slight'

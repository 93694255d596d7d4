import { useEffect, useState } from 'react'
import { listPeopleEndpoint } from '#organisation/contract.ts'
import { useMe } from '#organisation/web/index.ts'
import { Act, Go, Icon, Section, usePhone, useThing, useWords } from '#ui/index.ts'
import { dayWords } from './words.ts'

/** In this browser: which steps a person has taken, or `known` for all of them. */
const memory = (personId: string) => `covenant.first-day.${personId}`

const steps = [
  { key: 'people', to: '/administration' },
  { key: 'lead', to: '/leads' },
  { key: 'charter', to: '/charter' },
  { key: 'account', to: '/account' },
  { key: 'guide', to: '/guide' },
  { key: 'find', to: null },
] as const
type Step = (typeof steps)[number]['key']

/**
 * What a newcomer does first, until it is done or they say that they know.
 * @param owesCharter whether they have still to confirm the charter
 */
export function FirstDay({ owesCharter }: { owesCharter: boolean }) {
  const personId = useMe().data?.personId
  return personId ? <Steps key={personId} personId={personId} owesCharter={owesCharter} /> : null
}

function Steps({ personId, owesCharter }: { personId: string; owesCharter: boolean }) {
  const say = useWords(dayWords)
  const phone = usePhone()
  const rights = useMe().data?.rights ?? []
  const mayAdd = rights.includes('addPerson')
  const [taken, setTaken] = useState(() => localStorage.getItem(memory(personId)) ?? '')
  const remember = (value: string) => {
    localStorage.setItem(memory(personId), value)
    setTaken(value)
  }
  const people = useThing(
    listPeopleEndpoint,
    ['people'],
    { query: { size: 2 } },
    { enabled: mayAdd && taken !== 'known' },
  ).data?.items
  const take = (step: Step) => remember([...new Set(taken.split(',')).add(step)].join(','))
  useFinderOpened(() => take('find'))
  const offered = steps.filter(({ key }) => {
    // There are no keys on a telephone.
    if (key === 'find') return !phone
    // Whoever is not alone has colleagues already.
    if (key === 'lead' && !rights.includes('registerLead')) return false
    return (key !== 'people' && key !== 'lead') || people?.length === 1
  })
  const done = (key: Step) =>
    key === 'charter' ? !owesCharter : taken === 'known' || taken.split(',').includes(key)
  if (taken === 'known' || offered.every(({ key }) => done(key))) return null
  return (
    <Section
      title={say('first.title')}
      acts={<Act onClick={() => remember('known')}>{say('first.known')}</Act>}
    >
      <ol className="day-first">
        {offered.map(({ key, to }) => (
          <li key={key} className={done(key) ? 'is-done' : undefined}>
            {done(key) && <Icon name="kept" label={say('first.done')} />}
            {to ? (
              <Go to={to} onClick={() => key !== 'charter' && take(key)}>
                {say(`first.${key}`)}
              </Go>
            ) : (
              say(`first.${key}`)
            )}
            {!done(key) && <p className="cv-meta">{say(`first.${key}Why`)}</p>}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function useFinderOpened(tell: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') tell()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  })
}

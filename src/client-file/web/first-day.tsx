import { useState } from 'react'
import { useMe } from '#organisation/web/index.ts'
import { Act, Go, Section, useWords } from '#ui/index.ts'
import { dayWords } from './words.ts'

/** In this browser: who has been through their first day. */
const memory = (personId: string) => `covenant.first-day.${personId}`

const steps = [
  { key: 'charter', to: '/charter' },
  { key: 'account', to: '/account' },
  { key: 'guide', to: '/guide' },
] as const

/** What a newcomer does first, until they say that they know. */
export function FirstDay() {
  const say = useWords(dayWords)
  const me = useMe().data
  const [known, setKnown] = useState(false)
  if (!me || known || localStorage.getItem(memory(me.personId))) return null
  const dismiss = () => {
    localStorage.setItem(memory(me.personId), 'known')
    setKnown(true)
  }
  return (
    <Section title={say('first.title')} acts={<Act onClick={dismiss}>{say('first.known')}</Act>}>
      <ol className="day-first">
        {steps.map(({ key, to }) => (
          <li key={key}>
            <Go to={to}>{say(`first.${key}`)}</Go>
            <p className="cv-meta">{say(`first.${key}Why`)}</p>
          </li>
        ))}
        <li>
          {say('first.find')}
          <p className="cv-meta">{say('first.findWhy')}</p>
        </li>
      </ol>
    </Section>
  )
}

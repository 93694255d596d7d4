import { useState } from 'react'
import { Section, useWords } from '#ui/index.ts'
import { choiceWords } from './choices-words.ts'
import { useWebhooks } from './reading.ts'
import { Robot } from './robot.tsx'

/** The robot that tells me in a chat, for the account page. */
export function RobotSection() {
  const say = useWords(choiceWords)
  const [trying, setTrying] = useState(false)
  const { data } = useWebhooks(trying)
  const robot = data?.items.find((one) => one.departmentId === null)
  return (
    <Section title={say('robot.title')}>
      <p className="cv-quiet">{say('robot.lead')}</p>
      {data && <Robot key={robot?.id ?? 'none'} robot={robot} onTry={() => setTrying(true)} />}
    </Section>
  )
}

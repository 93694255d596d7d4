import { Act, ActNote, Row, Section, useSaying, useWords, Dotted } from '#ui/index.ts'
import type { Person, TrainingRecord } from '../../contract.ts'
import { useOpenAct } from '../panel/use-open-act.ts'
import { useMe } from '../reading.ts'
import { useTakeBack, useTraining } from './training-records.ts'
import { trainingWords } from './words.ts'

/** What somebody passed; seen by themselves and by human resources. */
export function TrainingOf({ person }: { person: Person }) {
  const say = useWords(trainingWords)
  const saying = useSaying()
  const me = useMe().data
  const mayRecord = me?.rights.includes('recordTraining') ?? false
  const { rows } = useTraining({ person: person.id })
  const { takeBack, act } = useTakeBack()
  const { open } = useOpenAct()
  if (!mayRecord && me?.personId !== person.id) return null
  return (
    <Section
      title={say('title')}
      acts={
        mayRecord &&
        person.status !== 'left' && (
          <Act onClick={() => open('recordTraining', person.id)}>{say('record')}</Act>
        )
      }
    >
      <ActNote act={act} />
      {rows?.length === 0 && <p className="cv-meta">{say('none')}</p>}
      {rows?.map((one) => (
        <Row
          key={one.id}
          first={one.course}
          second={
            <Dotted
              facts={[
                say('passed', { day: saying.day(one.passedOn) }),
                <Counts key="counts" record={one} />,
              ]}
            />
          }
          side={
            mayRecord && (
              <button
                type="button"
                className="cv-act"
                aria-label={say('takeBackWhich', { name: person.name, course: one.course })}
                onClick={() => void takeBack(one)}
              >
                {say('takeBack')}
              </button>
            )
          }
        />
      ))}
    </Section>
  )
}

/** Until when a record counts; one that has lapsed says so. */
export function Counts({ record: { validUntil } }: { record: TrainingRecord }) {
  const say = useWords(trainingWords)
  const saying = useSaying()
  if (!validUntil) return say('forGood')
  const day = saying.day(validUntil)
  const isOver = Date.parse(`${validUntil}T23:59:59`) < saying.now.getTime()
  return isOver ? <span className="cv-due">{say('lapsed', { day })}</span> : say('until', { day })
}

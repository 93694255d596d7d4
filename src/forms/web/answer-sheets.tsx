import './forms.css'
import { Act, Section, Terms, useSaying, useWords } from '#ui/index.ts'
import type { AnswerSheet } from '../contract.ts'
import { useAnswerSpeech, useLabels } from './speech.ts'
import { formWords } from './words.ts'

/** The answers of sheets, each in the words it was asked in. */
export function AnswerList({ sheets }: { sheets: AnswerSheet[] }) {
  const labelOf = useLabels()
  const speech = useAnswerSpeech()
  return (
    <Terms
      terms={sheets.flatMap((sheet) =>
        sheet.answers.map((answer) => [labelOf(answer.label), speech(answer)] as const),
      )}
    />
  )
}

/** What was answered about a thing, with the way to answer it anew; earlier answers stay below. */
export function AnswersSection({
  title,
  sheets,
  asked,
  onEdit,
}: {
  title: string
  sheets: AnswerSheet[]
  /** Whether anything is asked now. */
  asked: boolean
  /** Where the viewer may answer. */
  onEdit?: (() => void) | undefined
}) {
  const say = useWords(formWords)
  const inForce = sheets
    .filter((sheet) => sheet.supersededAt === null && sheet.answers.length > 0)
    .toSorted((one, other) => (one.practiceArea ?? '').localeCompare(other.practiceArea ?? ''))
  const earlier = sheets.filter((sheet) => sheet.supersededAt !== null && sheet.answers.length > 0)
  if (inForce.length === 0 && earlier.length === 0 && !asked) return null
  return (
    <Section
      title={title}
      acts={asked && onEdit && <Act onClick={onEdit}>{say('answers.edit')}</Act>}
    >
      {inForce.length === 0 ? (
        <p className="cv-meta">{say('answers.none')}</p>
      ) : (
        <AnswerList sheets={inForce} />
      )}
      {earlier.length > 0 && (
        <details className="fm-earlier">
          <summary>{say('answers.earlier')}</summary>
          {earlier.map((sheet) => (
            <div key={sheet.id}>
              <Origin sheet={sheet} />
              <AnswerList sheets={[sheet]} />
            </div>
          ))}
        </details>
      )}
    </Section>
  )
}

function Origin({ sheet }: { sheet: AnswerSheet }) {
  const say = useWords(formWords)
  const saying = useSaying()
  const name = sheet.answeredBy?.name ?? say('answers.enquirer')
  const time = saying.moment(sheet.answeredAt, true)
  return <p className="cv-meta">{say('answers.by', { name, time, number: sheet.number })}</p>
}

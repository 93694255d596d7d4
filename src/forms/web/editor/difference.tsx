import { useWords } from '#ui/index.ts'
import type { FormView, Question } from '../../contract.ts'
import { useLabels } from '../speech.ts'
import { editorWords } from './words.ts'

/** What the draft asks otherwise than the version in force, question by question. */
export function Difference({ form }: { form: FormView }) {
  const say = useWords(editorWords)
  const labelOf = useLabels()
  if (form.differences.length === 0) return <p className="cv-meta">{say('editor.unchanged')}</p>
  const nameOf = (questions: Question[] | undefined, key: string) => {
    const found = questions?.find((one) => one.key === key)
    return found ? labelOf(found.label) : null
  }
  return (
    <ul className="fe-differences">
      {form.differences.map(({ key, kind, parts }) => {
        const before = nameOf(form.inForce?.questions, key)
        const now = nameOf(form.questions, key)
        return (
          <li key={key}>
            <b>{say(`difference.${kind}`)}</b>
            <span>
              {before !== null && now !== null && before !== now ? (
                <>
                  <del>{before}</del> <ins>{now}</ins>
                </>
              ) : (
                (now ?? before)
              )}
              {parts.length > 0 && (
                <span className="cv-meta">
                  {parts
                    .map((part) => say(`difference.part.${part as 'label'}`))
                    .join(say('comma'))}
                </span>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

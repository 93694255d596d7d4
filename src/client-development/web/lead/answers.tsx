import { AnswersSection, formWords, useQuestions } from '#forms/web/index.ts'
import { useWords } from '#ui/index.ts'
import type { LeadView } from '../../contract.ts'
import { useActPanel } from '../panel/act-panel.tsx'

/** What they answered when they enquired, and the firm's own fields of the lead. */
export function LeadAnswers({ lead }: { lead: LeadView }) {
  const say = useWords(formWords)
  const panel = useActPanel()
  const intake = useQuestions('intake', lead.practiceArea)
  const fields = useQuestions('lead_fields', lead.practiceArea)
  const mayAnswer = lead.abilities.changeLead === true
  return (
    <>
      {(['intake', 'lead_fields'] as const).map((purpose) => (
        <AnswersSection
          key={purpose}
          title={say(purpose === 'intake' ? 'answers.intake' : 'answers.fields')}
          sheets={lead.answers.filter((sheet) => sheet.purpose === purpose)}
          asked={(purpose === 'intake' ? intake : fields)?.some(asks) === true}
          onEdit={mayAnswer ? () => panel.open('answerLeadForm', purpose) : undefined}
        />
      ))}
    </>
  )
}

const asks = (form: { questions: unknown[] }) => form.questions.length > 0

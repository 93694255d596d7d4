import { AnswerForm, AnswersSection, formWords, useQuestions } from '#forms/web/index.ts'
import { say as sayNow } from '#platform/i18n/words.ts'
import { useWords } from '#ui/index.ts'
import { answerEngagementFieldsEndpoint } from '../../contract.ts'
import { useActPanel } from '../panel/act-panel.tsx'
import { byId, type EngagementAct, engagementAct, type Props } from './act-common.tsx'
import { aboutEngagement, type EngagementView } from './view.ts'

const Answers = (props: Props) => {
  const { engagement } = props.thing
  return (
    <AnswerForm
      endpoint={answerEngagementFieldsEndpoint}
      params={byId(props)}
      purpose="engagement_fields"
      practiceArea={engagement.practiceArea}
      holder={engagement}
      refresh={aboutEngagement(engagement)}
      onClose={props.onClose}
    />
  )
}

/** Answers the firm's own fields of an engagement; offered beside them. */
export const answersAct: EngagementAct = {
  ...engagementAct('answerEngagementFields', Answers),
  beside: true,
  label: () => sayNow(formWords, 'answers.fields'),
}

/** The firm's own fields of an engagement. */
export function EngagementAnswers({ view: { engagement } }: { view: EngagementView }) {
  const say = useWords(formWords)
  const panel = useActPanel()
  const forms = useQuestions('engagement_fields', engagement.practiceArea)
  return (
    <AnswersSection
      title={say('answers.fields')}
      sheets={engagement.answers}
      asked={forms?.some((form) => form.questions.length > 0) === true}
      onEdit={
        engagement.abilities.answerEngagementFields
          ? () => panel.open('answerEngagementFields')
          : undefined
      }
    />
  )
}

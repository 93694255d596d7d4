import { AnswerForm, AnswersSection, formWords, useQuestions } from '#forms/web/index.ts'
import { say as sayNow } from '#platform/i18n/words.ts'
import { useWords } from '#ui/index.ts'
import { answerClientFieldsEndpoint } from '../../contract.ts'
import { useActPanel } from '../panel/act-panel.tsx'
import { byId, clientAct, type Props } from './act-common.ts'
import type { ClientAct, ClientView } from './view.ts'

const Answers = (props: Props) => {
  const { client } = props.thing
  return (
    <AnswerForm
      endpoint={answerClientFieldsEndpoint}
      params={byId(props)}
      purpose="client_fields"
      holder={client}
      refresh={[client.id, 'clients']}
      onClose={props.onClose}
    />
  )
}

/** Answers the firm's own fields of a client; offered beside them. */
export const answersAct: ClientAct = {
  ...clientAct('answerClientFields', Answers, ({ abilities }) => abilities.changeClient === true),
  beside: true,
  label: () => sayNow(formWords, 'answers.fields'),
}

/** The firm's own fields of a client. */
export function ClientAnswers({ view: { client } }: { view: ClientView }) {
  const say = useWords(formWords)
  const panel = useActPanel()
  const forms = useQuestions('client_fields', null)
  return (
    <AnswersSection
      title={say('answers.fields')}
      sheets={client.answers}
      asked={forms?.some((form) => form.questions.length > 0) === true}
      onEdit={client.abilities.changeClient ? () => panel.open('answerClientFields') : undefined}
    />
  )
}

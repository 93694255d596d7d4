import { Button } from 'antd'
import { useState } from 'react'
import { ApiError } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import {
  Dot,
  DraftForm,
  Note,
  sayRefusal,
  uiWords,
  useAct,
  useDraftForm,
  useWords,
  SidePanel,
} from '#ui/index.ts'
import { type Feedback, nameHandlersEndpoint } from '../../contract.ts'
import { PersonField } from '../fields/fields.tsx'
import { serviceWords } from '../words.ts'
import { feedbackWords } from './words.ts'

type Refused = ReplyOf<typeof nameHandlersEndpoint>['refused']

/** One handler for the chosen feedback; what cannot be given to them says why and stays chosen. */
export function NameHandlers({
  ids,
  rows,
  keep,
}: {
  ids: string[]
  rows: Feedback[]
  keep: (ids: string[]) => void
}) {
  const say = useWords(feedbackWords)
  const sayUi = useWords(uiWords)
  const [open, setOpen] = useState(false)
  const [left, setLeft] = useState<Refused>([])
  const draft = useDraftForm<{ personId: string }>('name-handlers')
  const act = useAct(nameHandlersEndpoint, {
    words: serviceWords,
    draft,
    refresh: ['feedback', 'commitments'],
    done: ({ done }) => (done.length > 0 ? say('named', { count: done.length }) : ''),
    onDone: ({ refused }) => {
      keep(refused.map(({ id }) => id))
      setLeft(refused)
      if (refused.length === 0) setOpen(false)
    },
  })
  const close = () => {
    setOpen(false)
    setLeft([])
  }
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.clientName ?? id
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {say('act.nameHandler')}
      </Button>
      <SidePanel open={open} title={say('act.nameHandler')} onClose={close}>
        {left.length > 0 ? (
          <Note tone="due" title={say('notNamed', { count: left.length })}>
            <ul>
              {left.map(({ id, code }) => (
                <li key={id}>
                  {nameOf(id)}
                  <Dot />
                  {sayRefusal(new ApiError(409, code), sayUi, serviceWords)}
                </li>
              ))}
            </ul>
          </Note>
        ) : (
          <DraftForm<{ personId: string }>
            draft={draft}
            act={act}
            submit={say('act.nameHandler')}
            onCancel={close}
            onSubmit={({ personId }) => void act.run({ body: { ids, personId } })}
          >
            <PersonField name="personId" label={say('field.handler')} required />
          </DraftForm>
        )}
      </SidePanel>
    </>
  )
}

import { Button, Input } from 'antd'
import { useState } from 'react'
import { ApiError } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import {
  Dot,
  Field,
  Note,
  sayRefusal,
  toast,
  uiWords,
  useWords,
  ActForm,
  SidePanel,
} from '#ui/index.ts'
import { offerHandoversEndpoint, type Part } from '../../contract.ts'
import { PersonSelect } from '../person-select.tsx'
import { organisationWords } from '../words.ts'
import { handoverWords } from './words.ts'

type Done = ReplyOf<typeof offerHandoversEndpoint>

/** Hands one part of the chosen over to a colleague; what cannot be offered is named and stays chosen. */
export function HandOverMany({
  ids,
  part,
  nameOf,
  refresh,
  keep,
}: {
  ids: string[]
  part: Part
  nameOf: (id: string) => string
  refresh: string[]
  keep: (ids: string[]) => void
}) {
  const say = useWords(handoverWords)
  const sayUi = useWords(uiWords)
  const [open, setOpen] = useState(false)
  const [left, setLeft] = useState<Done['refused']>([])
  const close = () => {
    setOpen(false)
    setLeft([])
  }
  const finish = ({ done, refused }: Done) => {
    if (done.length > 0) toast(say('many.done', { count: done.length }))
    keep(refused.map(({ id }) => id))
    if (refused.length > 0) {
      setOpen(true)
      setLeft(refused)
    }
  }
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {say('many.act')}
      </Button>
      <SidePanel open={open} title={say('many.act')} onClose={close}>
        {left.length > 0 ? (
          <>
            <Note tone="due" title={say('many.refused', { count: left.length })}>
              <ul>
                {left.map(({ id, code }) => (
                  <li key={id}>
                    {nameOf(id)}
                    <Dot />
                    {sayRefusal(new ApiError(409, code), sayUi, organisationWords)}
                  </li>
                ))}
              </ul>
            </Note>
            <Button onClick={close}>{say('many.close')}</Button>
          </>
        ) : (
          <ActForm<typeof offerHandoversEndpoint, { toId: string; note?: string }>
            endpoint={offerHandoversEndpoint}
            slot={`hand-over-many:${part}`}
            words={organisationWords}
            submit={say('many.act')}
            done=""
            refresh={refresh}
            input={({ toId, note }) => ({
              body: { subjectIds: ids, part, toId, note: note ?? '' },
            })}
            onDone={finish}
            onClose={close}
          >
            <p className="cv-second">{say('many.what', { count: ids.length })}</p>
            <br />
            <Field name="toId" label={say('many.to')} required>
              <PersonSelect />
            </Field>
            <Field name="note" label={say('many.note')} max={2000}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
            </Field>
          </ActForm>
        )}
      </SidePanel>
    </>
  )
}

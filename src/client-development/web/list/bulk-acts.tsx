import { useState } from 'react'
import { Button } from 'antd'
import type { z } from 'zod'
import { ApiError } from '#platform/http/client.ts'
import {
  Dot,
  DraftForm,
  Note,
  sayRefusal,
  toast,
  uiWords,
  useAct,
  useDraftForm,
  useWords,
} from '#ui/index.ts'
import { assignLeads, type BulkReply, type LeadCard, screenLeads } from '../../contract.ts'
import { AssignmentFields, type AssignmentValues, assignmentBody } from '../acts/assignment.tsx'
import { ScreeningFields, type ScreeningValues, screeningBody } from '../acts/screening.tsx'
import { SidePanel } from '../panel/act-panel.tsx'
import { useMe } from '../reading.ts'
import { leadWords } from '../words.ts'
import { listWords } from './words.ts'

type Done = z.infer<typeof BulkReply>
type Kind = 'screen' | 'assign'

/** What can be done to several leads at once. */
export function BulkActs({
  ids,
  leads,
  clear,
}: {
  ids: string[]
  leads: LeadCard[]
  clear: () => void
}) {
  const say = useWords(listWords)
  const me = useMe()
  const [kind, setKind] = useState<Kind | null>(null)
  const [left, setLeft] = useState<Done | null>(null)
  const close = () => {
    setKind(null)
    if (left) clear()
    setLeft(null)
  }
  const finish = (reply: Done) => {
    if (reply.done.length > 0) toast(say('bulk.done', { count: reply.done.length }))
    if (reply.refused.length > 0) setLeft(reply)
    else {
      setKind(null)
      clear()
    }
  }
  const name = (id: string) => {
    const lead = leads.find((one) => one.id === id)
    return lead?.organisation ?? lead?.name ?? id
  }
  return (
    <>
      {(['screen', 'assign'] as const).map(
        (one) =>
          me?.rights.includes(`${one}Lead`) && (
            <Button key={one} size="small" onClick={() => setKind(one)}>
              {say(`bulk.${one}`)}
            </Button>
          ),
      )}
      <SidePanel open={kind !== null} title={kind ? say(`bulk.${kind}`) : ''} onClose={close}>
        {left ? (
          <Refused reply={left} name={name} onClose={close} />
        ) : (
          kind && (
            <>
              <p className="cv-second ld-lead">{say('bulk.about', { count: ids.length })}</p>
              {kind === 'screen' ? (
                <ScreenMany ids={ids} onDone={finish} onClose={close} />
              ) : (
                <AssignMany ids={ids} onDone={finish} onClose={close} />
              )}
            </>
          )
        )}
      </SidePanel>
    </>
  )
}

interface Many {
  ids: string[]
  onDone: (reply: Done) => void
  onClose: () => void
}
const refresh = ['leads', 'commitments']

function ScreenMany({ ids, onDone, onClose }: Many) {
  const say = useWords(listWords)
  const draft = useDraftForm<ScreeningValues>('screen-leads', { outcome: 'accepted' })
  const act = useAct(screenLeads, { words: leadWords, draft, refresh, onDone })
  return (
    <DraftForm<ScreeningValues>
      draft={draft}
      act={act}
      submit={say('bulk.screen')}
      onCancel={onClose}
      onSubmit={(values) => void act.run({ body: { ...screeningBody(values), ids } })}
    >
      <ScreeningFields />
    </DraftForm>
  )
}

function AssignMany({ ids, onDone, onClose }: Many) {
  const say = useWords(listWords)
  const draft = useDraftForm<AssignmentValues>('assign-leads')
  const act = useAct(assignLeads, { words: leadWords, draft, refresh, onDone })
  return (
    <DraftForm<AssignmentValues>
      draft={draft}
      act={act}
      submit={say('bulk.assign')}
      onCancel={onClose}
      onSubmit={(values) => void act.run({ body: { ...assignmentBody(values), ids } })}
    >
      <AssignmentFields />
    </DraftForm>
  )
}

/** Those it could not be done to, each with the reason. */
function Refused({
  reply,
  name,
  onClose,
}: {
  reply: Done
  name: (id: string) => string
  onClose: () => void
}) {
  const say = useWords(listWords)
  const sayUi = useWords(uiWords)
  return (
    <>
      <Note tone="due" title={say('bulk.refused', { count: reply.refused.length })}>
        <ul>
          {reply.refused.map(({ id, code }) => (
            <li key={id}>
              {name(id)}
              <Dot />
              {sayRefusal(new ApiError(409, code), sayUi, leadWords)}
            </li>
          ))}
        </ul>
      </Note>
      <Button onClick={onClose}>{say('bulk.close')}</Button>
    </>
  )
}

import type { ComponentType, ReactNode } from 'react'
import type { z } from 'zod'
import { offerHandoversEndpoint } from '#organisation/contract.ts'
import { organisationWords } from '#organisation/web/index.ts'
import type { AnyEndpoint } from '#platform/http/client.ts'
import type { Words } from '#platform/i18n/words.ts'
import { type Acting, DraftForm, useAct, useDraftForm, useWords } from '#ui/index.ts'
import {
  assignLeads,
  type BulkReply,
  disqualifyLeads,
  screenLeads,
  snoozeLeads,
} from '../../contract.ts'
import { AssignmentFields, type AssignmentValues, assignmentBody } from '../acts/assignment.tsx'
import { DisqualificationFields, type DisqualificationValues } from '../acts/disqualification.tsx'
import { ScreeningFields, type ScreeningValues, screeningBody } from '../acts/screening.tsx'
import { SnoozeFields, type SnoozeValues } from '../acts/snooze.tsx'
import { SpecialistField, TextField } from '../fields/fields.tsx'
import { leadWords } from '../words.ts'
import { listWords } from './words.ts'

export type Done = z.infer<typeof BulkReply>
export type BulkAct = 'screen' | 'assign' | 'handOver' | 'snooze' | 'disqualify'

interface Many {
  ids: string[]
  onDone: (reply: Done) => void
  onClose: () => void
}

const forms: Record<BulkAct, ComponentType<Many>> = {
  screen: (many) => (
    <ManyForm<typeof screenLeads, ScreeningValues>
      {...many}
      endpoint={screenLeads}
      act="screen"
      initial={{ outcome: 'accepted', areas: 'each' }}
      input={(values) => ({ body: { ...screeningBody(values), ids: many.ids } })}
    >
      <ScreeningFields many />
    </ManyForm>
  ),
  assign: (many) => (
    <ManyForm<typeof assignLeads, AssignmentValues>
      {...many}
      endpoint={assignLeads}
      act="assign"
      input={(values) => ({ body: { ...assignmentBody(values), ids: many.ids } })}
    >
      <AssignmentFields />
    </ManyForm>
  ),
  handOver: (many) => (
    <ManyForm<typeof offerHandoversEndpoint, { specialistId: string; note?: string }>
      {...many}
      endpoint={offerHandoversEndpoint}
      act="handOver"
      words={organisationWords}
      input={({ specialistId: toId, note }) => ({
        body: { subjectIds: many.ids, part: 'specialist', toId, note: note ?? '' },
      })}
    >
      <HandoverFields />
    </ManyForm>
  ),
  snooze: (many) => (
    <ManyForm<typeof snoozeLeads, SnoozeValues>
      {...many}
      endpoint={snoozeLeads}
      act="snooze"
      input={(values) => ({ body: { ...values, ids: many.ids } })}
    >
      <SnoozeFields />
    </ManyForm>
  ),
  disqualify: (many) => (
    <ManyForm<typeof disqualifyLeads, DisqualificationValues>
      {...many}
      endpoint={disqualifyLeads}
      act="disqualify"
      input={(values) => ({ body: { ...values, ids: many.ids } })}
    >
      <DisqualificationFields />
    </ManyForm>
  ),
}

/** The form of one act on many leads. */
export default function BulkForm({ act, ...many }: Many & { act: BulkAct }) {
  const Form = forms[act]
  return <Form {...many} />
}

function HandoverFields() {
  const say = useWords(listWords)
  return (
    <>
      <p className="cv-second ld-lead">{say('bulk.handOverWhat')}</p>
      <SpecialistField />
      <TextField name="note" label={say('bulk.handOverNote')} rows={2} max={2000} />
    </>
  )
}

function ManyForm<E extends AnyEndpoint, Values extends object>({
  endpoint,
  act: name,
  words = leadWords,
  initial = {},
  input,
  onDone,
  onClose,
  children,
}: Many & {
  endpoint: E
  act: BulkAct
  words?: Words
  initial?: Partial<Values>
  input: (values: Values) => Parameters<Acting<E>['run']>[0]
  children: ReactNode
}) {
  const say = useWords(listWords)
  const draft = useDraftForm<Values>(`${name}-leads`, initial)
  const act = useAct(endpoint, {
    words,
    draft,
    refresh: ['leads', 'commitments'],
    done: (reply) => {
      const count = (reply as Done).done.length
      return count > 0 ? say('bulk.done', { count }) : ''
    },
    onDone,
  })
  return (
    <DraftForm<Values>
      draft={draft}
      act={act}
      submit={say(`bulk.${name}`)}
      onCancel={onClose}
      onSubmit={(values) => void act.run(input(values))}
    >
      {children}
    </DraftForm>
  )
}

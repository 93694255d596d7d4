import { Form } from 'antd'
import type { ReactNode } from 'react'
import type { AnyEndpoint } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import type { Words } from '#platform/i18n/words.ts'
import { DraftForm } from './draft-form.tsx'
import { type EditTold, fieldsOf, useEditDraft } from './edit-draft.ts'
import { type Acting, useAct } from './use-act.ts'

/** A thing as it was when editing began. The page goes on reading it anew; the form does not. */
export type Base = { version: number } & Record<string, unknown>

export interface ActFormProps<E extends AnyEndpoint, Values extends object> {
  endpoint: E
  /** The slice's words for what may be refused. */
  words: Words
  /** Where the draft is kept: one for each thing acted on. */
  slot: string
  initial?: Partial<Values>
  /** What is edited, where a version is checked; kept with the draft. */
  base?: Base | undefined
  /** Names of its fields, to show what another changed meanwhile; and how they are said. */
  labels?: EditTold<Base>['labels']
  show?: EditTold<Base>['show']
  /** What is edited, of the thing as it stands after somebody else changed it. */
  latest?: (current: Record<string, unknown>) => Base
  /** Fields that no draft keeps. */
  secrets?: string[]
  /** What the button says, by what is chosen in the form where that changes it. */
  submit: string | ((values: Partial<Values>) => string)
  done?: string | ((reply: ReplyOf<E>) => string)
  /** The way back, offered with what was said. */
  undo?: (reply: ReplyOf<E>) => unknown
  /** Words and ids of what is read again. */
  refresh: string[]
  /** What is sent; `base` is what was seen, or taken over after a 412. */
  input: (values: Values, base: Base) => Parameters<Acting<E>['run']>[0]
  onDone?: (reply: ReplyOf<E>) => void
  /** What it asks is still being read: it cannot be sent yet. */
  waits?: boolean
  /** Of a panel; a form that is the page has none. */
  onClose?: () => void
  children: ReactNode
}

/** A form that does one act: keeps its draft, says what went wrong, closes when done. */
export function ActForm<E extends AnyEndpoint, Values extends object>({
  endpoint,
  words,
  slot,
  initial = {},
  base,
  labels,
  show,
  latest = (current) => current as Base,
  secrets = [],
  submit,
  done,
  undo,
  refresh,
  input,
  onDone,
  waits = false,
  onClose,
  children,
}: ActFormProps<E, Values>) {
  const { draft, seen, stale } = useEditDraft<Values, Base>(
    slot,
    base ?? { version: 0 },
    (one) => fieldsOf(one, Object.keys(initial)),
    { initial, except: secrets },
  )
  const act = useAct(endpoint, {
    words,
    draft,
    refresh,
    ...(done ? { done } : {}),
    ...(undo ? { undo } : {}),
    onDone: (reply) => {
      onClose?.()
      onDone?.(reply)
    },
  })
  const named = (values: Partial<Values>) => (typeof submit === 'string' ? submit : submit(values))
  const label = Form.useWatch((values: Values) => named(values ?? {}), draft.form)
  return (
    <DraftForm<Values & { base?: Base }>
      draft={draft}
      act={act}
      submit={label ?? named(draft.initial)}
      onSubmit={({ base: _, ...values }) => void act.run(input(values as Values, seen()))}
      waits={waits}
      {...(onClose ? { onCancel: onClose } : {})}
      stale={stale(act, { labels, show, latest })}
    >
      {children}
    </DraftForm>
  )
}

/** Nothing written is null on the wire. */
export const orNull = (value: string | null | undefined): string | null => value?.trim() || null

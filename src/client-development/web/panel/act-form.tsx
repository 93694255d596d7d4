import { Form } from 'antd'
import type { ReactNode } from 'react'
import type { AnyEndpoint } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import { type Acting, DraftForm, type StaleHelp, useAct, useDraftForm } from '#ui/index.ts'
import { leadWords } from '../words.ts'

/** A form in a panel that does one act: keeps its draft, says what went wrong, closes when done. */
export function ActForm<E extends AnyEndpoint, Values extends object>({
  endpoint,
  slot,
  initial = {},
  secrets = [],
  submit,
  done,
  undo,
  refresh,
  input,
  stale,
  wide = false,
  onDone,
  onClose,
  children,
}: {
  endpoint: E
  /** Where the draft is kept: one for each thing acted on. */
  slot: string
  initial?: Partial<Values>
  /** Fields that no draft keeps. */
  secrets?: string[]
  /** What the button says, by what is chosen in the form where that changes it. */
  submit: string | ((values: Partial<Values>) => string)
  done?: string | ((reply: ReplyOf<E>) => string)
  undo?: (reply: ReplyOf<E>) => unknown
  /** Words and ids of what is read again. */
  refresh: string[]
  input: (values: Values) => Parameters<Acting<E>['run']>[0]
  stale?: StaleHelp
  wide?: boolean
  onDone?: (reply: ReplyOf<E>) => void
  onClose: () => void
  children: ReactNode
}) {
  const draft = useDraftForm<Values>(slot, initial, { except: secrets })
  const act = useAct(endpoint, {
    words: leadWords,
    draft,
    refresh,
    ...(done ? { done } : {}),
    ...(undo ? { undo } : {}),
    onDone: (reply) => {
      onClose()
      onDone?.(reply)
    },
  })
  const named = (values: Partial<Values>) => (typeof submit === 'string' ? submit : submit(values))
  const label = Form.useWatch((values: Values) => named(values ?? {}), draft.form)
  return (
    <DraftForm<Values>
      draft={draft}
      act={act}
      submit={label ?? named(draft.initial)}
      wide={wide}
      onSubmit={(values) => void act.run(input(values))}
      onCancel={onClose}
      {...(stale ? { stale } : {})}
    >
      {children}
    </DraftForm>
  )
}

/** Nothing written is null on the wire. */
export const orNull = (value: string | null | undefined): string | null => value?.trim() || null

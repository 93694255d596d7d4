import type { ReactNode } from 'react'
import type { AnyEndpoint } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import type { Words } from '#platform/i18n/words.ts'
import { type Acting, DraftForm, type EditTold, fieldsOf, useAct, useEditDraft } from '#ui/index.ts'
import { serviceWords } from '../words.ts'

/** A thing as it was when editing began. The page goes on reading it anew; the form does not. */
export type Base = { version: number } & Record<string, unknown>

/** A form in a panel that does one act: keeps its draft, says what went wrong, closes when done. */
export function ActForm<E extends AnyEndpoint, Values extends object>({
  endpoint,
  slot,
  initial = {},
  base,
  labels,
  show,
  latest = (current) => current as Base,
  submit,
  done,
  refresh,
  input,
  words = serviceWords,
  undo,
  onDone,
  onClose,
  children,
}: {
  endpoint: E
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
  submit: string
  done: string | ((reply: ReplyOf<E>) => string)
  /** Words and ids of what is read again. */
  refresh: string[]
  input: (values: Values, base: Base) => Parameters<Acting<E>['run']>[0]
  words?: Words
  /** The way back, offered with what was said. */
  undo?: (reply: ReplyOf<E>) => unknown
  onDone?: (reply: ReplyOf<E>) => void
  onClose: () => void
  children: ReactNode
}) {
  const { draft, seen, stale } = useEditDraft<Values, Base>(
    slot,
    base ?? { version: 0 },
    (one) => fieldsOf(one, Object.keys(initial)),
    { initial },
  )
  const act = useAct(endpoint, {
    words,
    draft,
    done,
    refresh,
    ...(undo ? { undo } : {}),
    onDone: (reply) => {
      onClose()
      onDone?.(reply)
    },
  })
  return (
    <DraftForm<Values & { base?: Base }>
      draft={draft}
      act={act}
      submit={submit}
      onSubmit={({ base: _, ...values }) => void act.run(input(values as Values, seen()))}
      onCancel={onClose}
      stale={stale(act, { labels, show, latest })}
    >
      {children}
    </DraftForm>
  )
}

/** Nothing written is null on the wire. */
export const orNull = (value: string | null | undefined): string | null => value?.trim() || null

import type { ReactNode } from 'react'
import type { AnyEndpoint } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import type { Words } from '#platform/i18n/words.ts'
import { type Acting, DraftForm, type EditTold, fieldsOf, useAct, useEditDraft } from '#ui/index.ts'

type Base = { version: number } & Record<string, unknown>

/** A form in a panel that does one act: keeps its draft, says what went wrong, closes when done. */
export function ActForm<E extends AnyEndpoint, Values extends object>({
  endpoint,
  slot,
  initial = {},
  words,
  submit,
  done,
  refresh,
  input,
  labels,
  show,
  seen: before,
  onDone,
  onClose,
  children,
}: {
  endpoint: E
  /** Where the draft is kept: one for each thing acted on. */
  slot: string
  initial?: Partial<Values>
  words: Words
  submit: string
  done: string
  /** Words and ids of what is read again. */
  refresh: string[]
  /** What is sent; `version` is the one to match: of what was seen, or taken over after a 412. */
  input: (values: Values, version: number | null) => Parameters<Acting<E>['run']>[0]
  /** Names of the fields, for what somebody else changed meanwhile; and how they are said. */
  labels?: EditTold<Base>['labels']
  show?: EditTold<Base>['show']
  /** What is edited; kept with the draft as it was when editing began. */
  seen?: Base
  onDone?: (reply: ReplyOf<E>) => void
  /** Of a panel; a form that is the page has none. */
  onClose?: () => void
  children: ReactNode
}) {
  const { draft, seen, stale } = useEditDraft<Values, Base>(
    slot,
    before ?? { version: 0 },
    (one) => fieldsOf(one, Object.keys(initial)),
    { initial },
  )
  const act = useAct(endpoint, {
    words,
    draft,
    done,
    refresh,
    onDone: (reply) => {
      onClose?.()
      onDone?.(reply)
    },
  })
  return (
    <DraftForm<Values & { base?: Base }>
      draft={draft}
      act={act}
      submit={submit}
      onSubmit={() => {
        const { base: _, ...values } = draft.form.getFieldsValue(true) as Values & { base?: Base }
        void act.run(input(values as Values, before ? seen().version : null))
      }}
      {...(onClose ? { onCancel: onClose } : {})}
      {...(before ? { stale: stale(act, { labels, show }) } : {})}
    >
      {children}
    </DraftForm>
  )
}

/** Nothing written is null on the wire. */
export const orNull = (value: string | null | undefined): string | null => value?.trim() || null

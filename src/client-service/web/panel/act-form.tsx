import type { ReactNode } from 'react'
import type { AnyEndpoint } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import type { Words } from '#platform/i18n/words.ts'
import { type Acting, DraftForm, type StaleHelp, useAct, useDraftForm } from '#ui/index.ts'
import { serviceWords } from '../words.ts'

/** A form in a panel that does one act: keeps its draft, says what went wrong, closes when done. */
export function ActForm<E extends AnyEndpoint, Values extends object>({
  endpoint,
  slot,
  initial = {},
  submit,
  done,
  refresh,
  input,
  words = serviceWords,
  stale,
  onDone,
  onClose,
  children,
}: {
  endpoint: E
  /** Where the draft is kept: one for each thing acted on. */
  slot: string
  initial?: Partial<Values>
  submit: string
  done: string | ((reply: ReplyOf<E>) => string)
  /** Words and ids of what is read again. */
  refresh: string[]
  input: (values: Values) => Parameters<Acting<E>['run']>[0]
  words?: Words
  stale?: StaleHelp
  onDone?: (reply: ReplyOf<E>) => void
  onClose: () => void
  children: ReactNode
}) {
  const draft = useDraftForm<Values>(slot, initial)
  const act = useAct(endpoint, {
    words,
    // What the form holds is open here; the act only reads which fields there are.
    draft: draft as never,
    done,
    refresh,
    onDone: (reply) => {
      onClose()
      onDone?.(reply)
    },
  })
  return (
    <DraftForm<Values>
      draft={draft}
      act={act}
      submit={submit}
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

import type { ReactNode } from 'react'
import type { AnyEndpoint } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import type { Words } from '#platform/i18n/words.ts'
import { type Acting, DraftForm, type StaleHelp, useAct, useDraftForm } from '#ui/index.ts'

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
  seen,
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
  /** Names of the fields, for what somebody else changed meanwhile. */
  labels?: Record<string, string>
  /** What was read when editing began. */
  seen?: Record<string, unknown> & { version: number }
  onDone?: (reply: ReplyOf<E>) => void
  /** Of a panel; a form that is the page has none. */
  onClose?: () => void
  children: ReactNode
}) {
  const draft = useDraftForm<Values & { version?: number }>(slot, {
    ...initial,
    ...(seen ? { version: seen.version } : {}),
  })
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
  // The draft remembers which version it began from, so that a draft found again is not sent blindly.
  const versionOf = () =>
    (draft.form.getFieldValue('version' as never) as number | undefined) ??
    draft.initial.version ??
    null
  const stale: StaleHelp | undefined = seen && {
    labels: labels ?? {},
    seen,
    onAdopt: (current) => {
      draft.form.setFieldsValue({ version: current.version } as never)
      draft.keep()
      act.dismiss()
    },
  }
  return (
    <DraftForm<Values & { version?: number }>
      draft={draft}
      act={act}
      submit={submit}
      onSubmit={() => {
        const { version: _, ...values } = draft.form.getFieldsValue(true) as Values & {
          version?: number
        }
        void act.run(input(values as Values, versionOf()))
      }}
      {...(onClose ? { onCancel: onClose } : {})}
      {...(stale ? { stale } : {})}
    >
      {children}
    </DraftForm>
  )
}

/** Nothing written is null on the wire. */
export const orNull = (value: string | null | undefined): string | null => value?.trim() || null

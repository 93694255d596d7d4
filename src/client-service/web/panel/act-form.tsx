import { Form } from 'antd'
import type { ReactNode } from 'react'
import type { AnyEndpoint } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import type { Words } from '#platform/i18n/words.ts'
import { type Acting, DraftForm, useAct, useDraftForm } from '#ui/index.ts'
import { serviceWords } from '../words.ts'

/** A thing as it was when editing began. The page goes on reading it anew; the form does not. */
export type Base = { version: number } & Record<string, unknown>

/** A form in a panel that does one act: keeps its draft, says what went wrong, closes when done. */
export function ActForm<E extends AnyEndpoint, Values extends object>({
  endpoint,
  slot,
  initial = {},
  base,
  labels = {},
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
  /** Names of its fields, to show what another changed meanwhile. */
  labels?: Record<string, string>
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
  const draft = useDraftForm<Values & { base?: Base }>(slot, { ...initial, ...(base && { base }) })
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
  const seen = () => (draft.form.getFieldValue('base' as never) ?? { version: 0 }) as Base
  return (
    <DraftForm<Values & { base?: Base }>
      draft={draft}
      act={act}
      submit={submit}
      onSubmit={({ base: _, ...values }) => void act.run(input(values as Values, seen()))}
      onCancel={onClose}
      stale={{
        labels,
        latest,
        seen: seen(),
        onAdopt: (current) => {
          const written = draft.form.getFieldsValue()
          draft.form.setFieldsValue(adopted(written, seen(), latest(current)) as never)
          draft.keep()
          act.dismiss()
        },
      }}
    >
      {base && (
        <Form.Item name="base" hidden>
          <input type="hidden" />
        </Form.Item>
      )}
      {children}
    </DraftForm>
  )
}

const same = (one: unknown, other: unknown) =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** What another changed is taken over where nothing of one's own was written. */
function adopted(written: object, before: Base, current: Base) {
  const untouched = Object.entries(written).filter(
    ([name, value]) => name in before && name in current && same(value, before[name]),
  )
  return { ...Object.fromEntries(untouched.map(([name]) => [name, current[name]])), base: current }
}

/** Nothing written is null on the wire. */
export const orNull = (value: string | null | undefined): string | null => value?.trim() || null

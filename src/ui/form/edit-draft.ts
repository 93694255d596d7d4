import type { ReactNode } from 'react'
import type { StaleHelp } from './act-note.tsx'
import { type Draft, useDraftForm } from './draft.ts'
import { takenOver } from './merge.ts'

/** How to tell what another changed meanwhile. */
export interface EditTold<Base> {
  /** Names of the fields, in the language in use: only these are compared. `fees.low` is a name. */
  labels?: Record<string, string> | undefined
  /** How the values of fields are said that are not plain words: codes, ids, lists. */
  show?: Record<string, (value: unknown) => ReactNode> | undefined
  /** What is edited, of what the server says stands now. */
  latest?: (current: Record<string, unknown>) => Base
}

/** A draft of changes to a thing that has a version. */
export interface EditDraft<Values extends object, Base> {
  draft: Draft<Values & { base?: Base }>
  /** The thing as it was when editing began, also when the draft was found again. */
  seen: () => Base
  /** After a 412: tells what changed and goes on from what stands now with what was written. */
  stale: (act: { dismiss: () => void }, told?: EditTold<Base>) => StaleHelp
}

/**
 * Keeps with the draft what the thing was when editing began: neither a page that reads it anew nor a
 * draft found after a reload may pass for having seen what others changed meanwhile.
 * @param valuesOf what of the thing stands in the fields.
 */
export function useEditDraft<Values extends object, Base extends { version: number }>(
  slot: string,
  base: Base,
  valuesOf: (base: Base) => Partial<Values>,
  more: { initial?: Partial<Values>; except?: string[] } = {},
): EditDraft<Values, Base> {
  type Kept = Values & { base?: Base }
  const initial = { ...more.initial, ...valuesOf(base), base } as Partial<Kept> & { base: Base }
  const draft = useDraftForm<Kept>(slot, initial, { except: more.except ?? [] })
  const seen = () =>
    (draft.form.getFieldValue('base' as never) as Base | undefined) ?? draft.initial.base ?? base
  const written = () => draft.form.getFieldsValue(true) as Kept
  return {
    draft,
    seen,
    stale: (act, { latest = asRead<Base>, ...told } = {}) => ({
      ...told,
      seen: valuesOf(seen()),
      latest: (current) => valuesOf(latest(current)),
      mine: written(),
      onAdopt: (current) => {
        const now = latest(current)
        const next = takenOver<Values>(written(), valuesOf(seen()), valuesOf(now))
        draft.form.setFieldsValue({ ...next, base: now })
        draft.keep()
        act.dismiss()
      },
    }),
  }
}

const asRead = <Base>(current: Record<string, unknown>) => current as unknown as Base

/** Of a thing, what has these names. */
export function fieldsOf<Values extends object>(base: object, names: string[]): Partial<Values> {
  const known = Object.entries(base).filter(([name]) => names.includes(name))
  return Object.fromEntries(known) as Partial<Values>
}

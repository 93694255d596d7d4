import { type Draft, useDraftForm } from './draft.ts'

/** A draft of changes to a thing that has a version. */
export interface EditDraft<Values extends object, Base> {
  draft: Draft<Values & { base?: Base }>
  /** The thing as it was when editing began, also when the draft was found again. */
  seen: () => Base
  /** Goes on from what stands now: taken over wherever nothing of one's own was written. */
  adopt: (current: Base) => void
}

/**
 * Keeps with the draft what the thing was when editing began: neither a page that reads it anew nor a
 * draft found after a reload may pass for having seen what others changed meanwhile.
 */
export function useEditDraft<Values extends object, Base extends { version: number }>(
  slot: string,
  base: Base,
  valuesOf: (base: Base) => Partial<Values>,
): EditDraft<Values, Base> {
  const initial: Partial<Values> & { base: Base } = { ...valuesOf(base), base }
  const draft = useDraftForm<Values & { base?: Base }>(slot, initial)
  const seen = () =>
    (draft.form.getFieldValue('base' as never) as Base | undefined) ?? draft.initial.base ?? base
  return {
    draft,
    seen,
    adopt: (current) => {
      const written = draft.form.getFieldsValue(true) as Record<string, unknown>
      const before = valuesOf(seen()) as Record<string, unknown>
      const untouched = Object.entries(valuesOf(current)).filter(([name]) =>
        same(written[name], before[name]),
      )
      draft.form.setFieldsValue({ ...Object.fromEntries(untouched), base: current } as never)
      draft.keep()
    },
  }
}

const same = (one: unknown, other: unknown) =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

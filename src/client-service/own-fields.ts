import type { Work } from '#access/index.ts'
import { allFormsInForce, keepAnswers, readWritten, type Sheet } from '#forms/index.ts'
import type { Making } from '#imports/index.ts'
import { dayOf } from '#organisation/index.ts'

interface Said {
  extra: Record<string, string>
  meant?: Record<string, string>
}

/** Rows without what became a field of the firm's own, and those fields, to be kept once the rows stand. */
export async function ownFieldsIn<Entry extends Said>(
  work: Work,
  on: 'client' | 'engagement',
  rows: Making<Entry>[],
  areaOf: (entry: Entry) => string | null = () => null,
): Promise<{ rows: Making<Entry>[]; keep: (ids: Set<string>) => Promise<void> }> {
  const purpose = `${on}_fields` as const
  const forms = await allFormsInForce(work.tx, purpose)
  if (forms.length === 0) return { rows, keep: () => Promise.resolve() }
  const sheetsOf = new Map<string, Sheet[]>()
  const rest = rows.map((row) => {
    const { extra, meant } = row.entry
    const area = areaOf(row.entry)
    const asked = forms.filter((form) => [null, area].includes(form.practiceArea))
    const { sheets, taken } = readWritten(asked, extra, dayOf(work.now), meant)
    sheetsOf.set(row.id, sheets)
    const left = Object.entries(extra).filter(([title]) => !taken.includes(title))
    return { ...row, entry: { ...row.entry, extra: Object.fromEntries(left) } }
  })
  const keep = async (ids: Set<string>) => {
    const answered = [...sheetsOf]
      .filter(([id]) => ids.has(id))
      .map(([id, sheets]) => ({ subject: { kind: on, id }, sheets }))
    await keepAnswers(work, purpose, answered)
  }
  return { rows: rest, keep }
}

import type { Row } from '#imports/reading/index.ts'
import type { ReadLead } from './lead.ts'

/** Entries that repeat name and telephone of the entry just above: typed, or submitted, twice. */
export function adjacentRepeats(rows: Row<ReadLead>[]): { row: number; repeats: number }[] {
  const found: { row: number; repeats: number }[] = []
  let above: { row: number; entry: ReadLead } | null = null
  for (const row of rows) {
    if (row.kind !== 'entry' && row.kind !== 'rejected') continue
    if (above && sameEntry(above.entry, row.entry)) found.push({ row: row.row, repeats: above.row })
    above = row
  }
  return found
}

function sameEntry(one: ReadLead, other: ReadLead): boolean {
  const nameOf = (lead: ReadLead) =>
    [lead.organisationName, lead.personName, lead.contactName].filter(Boolean).join('\n')
  const phoneOf = (lead: ReadLead) => lead.phones.join(' ') || lead.phoneText
  return nameOf(one) !== '' && nameOf(one) === nameOf(other) && phoneOf(one) === phoneOf(other)
}

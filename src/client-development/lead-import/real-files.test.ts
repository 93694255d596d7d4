import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform, system } from '#access/index.ts'
import { type Office, openOffice } from './lead-import.fixture.ts'
import type { ImportRow } from '#imports/contract.ts'

const folder = join(import.meta.dirname, '../../../../shared/data/leads')
const files = ['网络推广线索-2026年10月.xlsx', '行业活动名片录入.csv', '客户推荐与媒体来源.xlsx']
const present = files.filter((name) => existsSync(join(folder, name)))
if (present.length < files.length) {
  console.warn(`left out, because the files of ${folder} are not all there`)
}

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

describe.runIf(present.length > 0)('the lists of real offices', () => {
  test.each(present)(
    '%s: every row is accounted for, and no telephone loses a digit',
    async (name) => {
      const marketer = office.by('marketer')
      const { status, body } = await marketer.upload(name, readFileSync(join(folder, name)))
      expect(status).toBe(201)
      const path = `/api/imports/${body.id}`
      expect((await marketer.send('POST', `${path}/run`, { duplicates: 'import' })).status).toBe(
        202,
      )
      await office.imports.run(office.runtime)
      const done = (await marketer.get(path)).body
      expect(done).toMatchObject({ state: 'done', outcomes: { failed: 0, skipped: 0 } })
      expect(done.outcomes.made).toBe(done.progress.total)
      for (const { sheet, counts, ignored, rowCount } of done.sheets) {
        const rows = await allRows(path, sheet)
        if (ignored) {
          expect(rows).toEqual([])
          continue
        }
        expect(rows.map((row) => row.row)).toEqual(rows.map((_, at) => at + 1))
        expect(rows).toHaveLength(rowCount)
        const kinds = Object.groupBy(rows, (row) => row.kind)
        for (const [kind, count] of Object.entries(counts)) {
          expect(kinds[kind as ImportRow['kind']]?.length ?? 0).toBe(count)
        }
        expect(
          rows.filter((row) => row.kind === 'entry').every((row) => row.outcome === 'made'),
        ).toBe(true)
        await keepsEveryDigit(rows)
      }
    },
  )

  async function allRows(path: string, sheet: number): Promise<ImportRow[]> {
    const rows: ImportRow[] = []
    for (let after: string | null = ''; after !== null; ) {
      const place: string = after ? `&after=${after}` : ''
      const { body } = await office.by('marketer').get(`${path}/preview?sheet=${sheet}${place}`)
      rows.push(...body.items)
      after = body.next
    }
    return rows
  }

  async function keepsEveryDigit(rows: ImportRow[]): Promise<void> {
    const leads = await perform(office.runtime, system, ({ tx }) =>
      tx.selectFrom('lead').select(['id', 'phone', 'need']).execute(),
    )
    const byId = new Map(leads.map((lead) => [lead.id, lead]))
    const digits = (text: string | null | undefined) =>
      (text ?? '').normalize('NFKC').replaceAll(/\D/g, '')
    for (const { madeId, entry } of rows) {
      const written = entry?.phoneText
      if (!madeId || typeof written !== 'string') continue
      const made = byId.get(madeId)
      const said = digits(written)
      const kept = [digits(made?.phone), digits(made?.need)]
      expect(
        kept.some(
          (one) => one.includes(said) || said.replace(/^0+/, '') === one.replace(/^86/, ''),
        ),
      ).toBe(true)
    }
  }
})

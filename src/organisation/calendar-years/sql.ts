import { personIdOf, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import type { CalendarYear } from '../calendar/index.ts'

export async function selectLoadedYears(tx: Tx) {
  const rows = await tx
    .selectFrom('calendar_year')
    .leftJoin('person', 'person.id', 'calendar_year.loaded_by')
    .select([
      'calendar_year.year',
      'calendar_year.source',
      'calendar_year.days',
      'calendar_year.loaded_at as loadedAt',
      'calendar_year.loaded_by as loadedById',
      'person.name as loadedByName',
    ])
    .orderBy('calendar_year.year', 'desc')
    .execute()
  return rows.map((row) => ({
    ...row,
    days: row.days as CalendarYear['days'],
    loadedAt: row.loadedAt.toISOString(),
  }))
}

/** Writes year tables; one that is there is replaced. */
export async function insertCalendarYears(work: Work, years: CalendarYear[]): Promise<void> {
  const rows = years.map((table) => ({
    year: table.year,
    source: table.source,
    days: JSON.stringify(table.days),
    loaded_at: work.now,
    loaded_by: personIdOf(work.actor),
  }))
  await work.tx
    .insertInto('calendar_year')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('year').doUpdateSet((excluded) => ({
        source: excluded.ref('excluded.source'),
        days: excluded.ref('excluded.days'),
        loaded_at: excluded.ref('excluded.loaded_at'),
        loaded_by: excluded.ref('excluded.loaded_by'),
      })),
    )
    .execute()
}

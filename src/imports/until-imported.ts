import type { Work } from '#access/index.ts'

/** Between two looks whether an import is through, in ms. */
const pause = 15_000

/** When to look again for what an import is still bringing in; null: it brings in nothing more. */
export async function untilImported({ tx, now }: Work, importId: string): Promise<Date | null> {
  const running = await tx
    .selectFrom('sheet_import')
    .select('id')
    .where('id', '=', importId)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return running ? new Date(now.getTime() + pause) : null
}

import { entrance, personIdOf, type Work } from '#access/index.ts'
import { firmSubject, namesOf, publishAboutFirm } from '#organisation/index.ts'
import {
  keepOriginationSetting,
  type OriginationSetting,
  readOriginationSetting,
} from './contract.ts'
import { usualDays } from './rules.ts'
import { settingOf } from './sql.ts'

async function present(work: Work): Promise<OriginationSetting> {
  const row = await settingOf(work.tx)
  const name = await namesOf(work.tx, [row?.kept_by ?? null])
  return {
    protectedDays: row?.protected_days ?? usualDays,
    keptBy: name(row?.kept_by ?? null),
    keptAt: row?.kept_at.toISOString() ?? null,
  }
}

const read = entrance(readOriginationSetting, present)

const keep = entrance(keepOriginationSetting, async (work, { body }) => {
  const { id } = await firmSubject(work.tx)
  const before = (await settingOf(work.tx))?.protected_days ?? usualDays
  const kept = {
    protected_days: body.protectedDays,
    kept_by: personIdOf(work.actor),
    kept_at: work.now,
  }
  await work.tx
    .insertInto('origination_setting')
    .values({ id, ...kept })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(kept))
    .execute()
  await publishAboutFirm(work, [{ type: 'firm.origination_set', data: { ...body, before } }])
  return present(work)
})

export const entrances = [read, keep]

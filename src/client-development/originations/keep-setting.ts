import { entrance, personIdOf } from '#access/index.ts'
import { firmSubject, publishAboutFirm } from '#organisation/index.ts'
import { keepOriginationSetting, readOriginationSetting } from './contract.ts'
import { protectedDays } from './sql.ts'

const read = entrance(readOriginationSetting, async (work) => ({
  protectedDays: await protectedDays(work.tx),
}))

const keep = entrance(keepOriginationSetting, async (work, { body }) => {
  const { id } = await firmSubject(work.tx)
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
  await publishAboutFirm(work, [{ type: 'firm.origination_set', data: { ...body } }])
  return body
})

export const entrances = [read, keep]

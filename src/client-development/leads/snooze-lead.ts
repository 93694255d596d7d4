import { perform, type Runtime, system, type Work } from '#access/index.ts'
import { entrance } from '#access/index.ts'
import { badInput } from '#platform/http/refusal.ts'
import { dayOf, daysAfter } from '#organisation/index.ts'
import { bulk } from './bulk.ts'
import { snoozeLead, snoozeLeads, wakeLead } from './contract.ts'
import { leadFor, seeLead, stateOf } from './see.ts'
import { addTurns, saveLeads } from './sql.ts'

const longestSnooze = 366 // days

interface Rest {
  until: string
  reason: string
}

const snooze = entrance(snoozeLead, async (work, { params, body }) => {
  const lead = await leadFor(work, params.id, 'snoozeLead')
  expectDay(work, body)
  await letRest(work, [lead.id], body)
  return stateOf(work, await seeLead(work, lead.id))
})

const snoozeMany = entrance(snoozeLeads, (work, { body: { ids, ...rest } }) => {
  expectDay(work, rest)
  return bulk(
    work,
    ids,
    'snoozeLead',
    () => null,
    (leads) =>
      letRest(
        work,
        leads.map((lead) => lead.id),
        rest,
      ),
  )
})

function expectDay(work: Work, { until }: Rest): void {
  const today = dayOf(work.now)
  if (until <= today) throw badInput([{ path: 'until', code: 'not_in_the_future' }])
  if (until > daysAfter(today, longestSnooze)) throw badInput([{ path: 'until', code: 'too_far' }])
}

async function letRest(work: Work, ids: string[], { until, reason }: Rest): Promise<void> {
  await saveLeads(work, ids, { snoozed_until: until })
  await addTurns(
    work,
    ids.map((subject_id) => ({ subject_id, kind: 'snooze', until, reason })),
  )
  await work.publish(
    ids.map((id) => ({ type: 'lead.snoozed', subject: { kind: 'lead', id }, data: { until } })),
  )
}

const wake = entrance(wakeLead, async (work, { params, body }) => {
  const lead = await leadFor(work, params.id, 'wakeLead')
  await wakeUp(work, [lead.id], body.reason)
  return stateOf(work, await seeLead(work, lead.id))
})

/** Ends the sleep of leads that are asleep. */
export async function wakeUp(work: Work, ids: string[], reason: string): Promise<void> {
  await saveLeads(work, ids, { snoozed_until: null })
  await addTurns(
    work,
    ids.map((subject_id) => ({ subject_id, kind: 'waking', reason })),
  )
  await work.publish(
    ids.map((id) => ({ type: 'lead.woken', subject: { kind: 'lead', id }, data: {} })),
  )
}

/**
 * Wakes every lead whose day has come: a job calls it each morning.
 * @returns how many woke up.
 */
export async function wakeLeads(runtime: Runtime, batch = 500): Promise<number> {
  let woken = 0
  for (;;) {
    const count = await perform(runtime, system, async (work) => {
      const due = await work.tx
        .selectFrom('lead')
        .select('id')
        .where('snoozed_until', '<=', dayOf(work.now))
        .orderBy('snoozed_until')
        .orderBy('id')
        .limit(batch)
        .forUpdate()
        .skipLocked()
        .execute()
      if (due.length > 0)
        await wakeUp(
          work,
          due.map((lead) => lead.id),
          '',
        )
      return due.length
    })
    woken += count
    if (count < batch) return woken
  }
}

export const entrances = [snooze, snoozeMany, wake]

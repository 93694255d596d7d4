import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { TestClock } from '#platform/clock.ts'
import { foundFirm, mondayMorning, runtimeWith } from '../../tests/support/firm.ts'
import { sweepCommitments } from '#charter/index.ts'
import { note, print } from '../figure.ts'
import { openPlace } from '../place.ts'

const open = 1_000_000
const due = 60_000

/** 1 M open commitments: how fast the sweep takes those that are due, and what a killed worker leaves. */
export async function run(): Promise<void> {
  const place = await openPlace()
  try {
    const clock = new TestClock(mondayMorning)
    const { runtime, parts } = runtimeWith(place.database, clock)
    const firm = await foundFirm(runtime)
    note(`filling ${open} commitments …`)
    await fill(place.admin, firm)
    await place.admin.query('analyze')
    clock.advance(3_600_000)
    const from = performance.now()
    const first = await sweepCommitments(runtime, parts, due / 2)
    const seconds = (performance.now() - from) / 1_000
    print({
      bench: 'spine',
      name: 'sweep',
      value: first / seconds,
      unit: 'due/s',
      limit: 5_000,
      better: 'higher',
      more: { open, due: first },
    })
    note('killing a worker in the middle …')
    await killInTheMiddle(place.appUrl, clock.now())
    note('sweeping the rest …')
    // What the killed worker's connection still holds is passed over until the database notices.
    while ((await left(place.admin, clock.now())) > 0) await sweepCommitments(runtime, parts)
    note('counting …')
    await place.admin.query('analyze event')
    await place.admin.query('analyze commitment')
    const result = await place.admin.query(
      `
      select count(*) filter (where overdue_at is null)::int as missed,
        (select count(*)::int from (select object_id from event where type = 'commitment.overdue' group by 1 having count(*) > 1) d) as doubled,
        (select count(*)::int from commitment c where c.overdue_at is not null and not exists
          (select 1 from event e where e.object_id = c.id and e.type = 'commitment.overdue')) as halves
      from commitment where due_at <= $1`,
      [clock.now()],
    )
    const { missed, doubled, halves } = result.rows[0]
    print({
      bench: 'spine',
      name: 'sweep after kill -9: missed',
      value: missed,
      unit: 'commitments',
      limit: 0,
      better: 'lower',
    })
    print({
      bench: 'spine',
      name: 'sweep after kill -9: doubled',
      value: doubled,
      unit: 'commitments',
      limit: 0,
      better: 'lower',
    })
    print({
      bench: 'spine',
      name: 'sweep after kill -9: halves',
      value: halves,
      unit: 'commitments',
      limit: 0,
      better: 'lower',
    })
  } finally {
    await place.close()
  }
}

async function left(admin: import('pg').Client, now: Date): Promise<number> {
  const found = await admin.query(
    'select count(*)::int as left from commitment where next_step_at <= $1',
    [now],
  )
  return found.rows[0].left
}

async function fill(
  admin: import('pg').Client,
  firm: Awaited<ReturnType<typeof foundFirm>>,
): Promise<void> {
  const { people, officeId, departments } = firm
  await admin.query(`insert into subject (id, kind, department_id, created_at)
    select gen_random_uuid(), 'lead', '${departments.民事业务部}', '${mondayMorning}' from generate_series(1, 100000)`)
  await admin.query(`
    insert into commitment (id, clause_code, provision, charter_version, subject_kind, subject_id, about_id, owner_id, office_id,
      beneficiary, status, began_at, opens_at, due_at, next_step_at, reminders_sent)
    select gen_random_uuid(), 'D2', 'D2', 1, 'lead', s.id, gen_random_uuid(), '${people.specialist}', '${officeId}', 'lead', 'open',
      timestamptz '${mondayMorning}' - interval '1 day', timestamptz '${mondayMorning}' - interval '1 day', t.due, t.due, 1
    from (select id, row_number() over () as n from subject where kind = 'lead') s
    cross join generate_series(1, ${open / 100_000}) g
    cross join lateral (select timestamptz '${mondayMorning}' + case when (s.n * ${open / 100_000} + g) % ${open} < ${due}
      then interval '1 minute' else interval '30 days' end as due) t`)
}

/** A worker of its own process, killed while it sweeps. */
async function killInTheMiddle(appUrl: string, now: Date): Promise<void> {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(import.meta.dirname, 'sweep-worker.ts'), appUrl, now.toISOString()],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const exited = new Promise((done) => child.once('exit', done))
  await new Promise<void>((started) => child.stdout?.once('data', () => started()))
  await new Promise((go) => setTimeout(go, 400))
  child.kill('SIGKILL')
  await exited
}

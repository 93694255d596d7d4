import { PgBoss } from 'pg-boss'
import { dispatchOutbox, type Runtime } from '#access/index.ts'

/** One thing that is done again and again. It takes the time from the runtime's clock, never from the database. */
export interface Chore {
  name: string
  /** Cron line, by the minute, in the firm's first zone. */
  cron: string
  run(runtime: Runtime): Promise<unknown>
}

export interface WorkerOptions {
  jobsUrl: string
  runtime: Runtime
  chores: Chore[]
  log(message: string, error: unknown): void
}

/** Milliseconds between two looks at the outbox and at what is due: what the user feels as "at once". */
const tickEvery = 1_000

/**
 * What works behind the screens: chores by the clock (one server of many runs each), and the outbox.
 * @returns how to stop; work under way is finished first.
 */
export async function startWorker({
  jobsUrl,
  runtime,
  chores,
  log,
}: WorkerOptions): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    connectionString: jobsUrl,
    schema: 'jobs',
    createSchema: false,
    max: 2,
  })
  boss.on('error', (error) => log('jobs', error))
  await boss.start()
  for (const chore of chores) {
    await boss.createQueue(chore.name, { policy: 'exclusive', retryLimit: 2 })
    await boss.work(chore.name, async () => {
      await chore.run(runtime)
    })
    await boss.schedule(chore.name, chore.cron, {}, { tz: 'Asia/Shanghai' })
  }
  let stopped = false
  let timer: NodeJS.Timeout
  let running: Promise<unknown> = Promise.resolve()
  const tick = () => {
    running = dispatchOutbox(runtime)
      .catch((error: unknown) => log('outbox', error))
      .finally(() => {
        if (!stopped) timer = setTimeout(tick, tickEvery)
      })
  }
  tick()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
    await boss.stop({ graceful: true, timeout: 10_000 })
  }
}
